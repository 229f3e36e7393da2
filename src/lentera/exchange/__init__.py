"""Exchange: everything that crosses the wall. Bringing time in, taking it out.

A *file* is what a person brings; a *format* is how the tracker they come from writes it; a *line*
is one stretch of time in it, whatever the file calls it; a *reading* is a file understood; a
*question* is what only the person can answer about it; a *fingerprint* tells a line from every
other, so that the same file brought twice creates nothing twice.

``formats`` reads files and knows nothing of Django or of the database.
"""
