"""One function per page or deed.

Every deed answers by sending the browser back (303), so that pages work the same with and without
scripts; htmx follows and takes the part it shows.
"""
