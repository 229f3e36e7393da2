"""Hashed, compressed static files; imports between our modules are hashed too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also rewrites ``import "./x.js"`` in ES modules."""

    support_js_module_import_aggregation = True
