"""Documents written from the live charter, in the language that is active, as page and as PDF.

The privacy notice (GDPR 13 and 14, UU 27/2022 article 21), the record of processing (GDPR 30, UU
article 31) and the draft of an impact assessment (GDPR 35, UU article 34). What only the reader's
company knows stands in square brackets.
"""

from lentera.charter.documents.parts import Document, Section, Source
from lentera.charter.documents.pdf import as_pdf
from lentera.charter.documents.writing import NAMES, documents, write

__all__ = ["NAMES", "Document", "Section", "Source", "as_pdf", "documents", "write"]
