from lentera.web.static_storage import compact


def test_a_script_is_served_without_its_comments_and_says_the_same() -> None:
    script = '// Why.\nif (at) {\n  // How.\n\n  go("https://there"); // kept\n}\n'

    assert compact(script) == 'if (at) {\ngo("https://there"); // kept\n}\n'
