"""The few colours that stand outside the style sheet: browsers paint their own edges with them."""

# As in tokens.css; a test compares them.
PAPER = {"light": "#FAF6EF", "dark": "#14151C"}
NIGHT = "#171927"
