"""From what a browser sends to values of ours."""

from lentera.tracking.forms.add import AddForm
from lentera.tracking.forms.content import ContentForm
from lentera.tracking.forms.doubts import asks_about_start
from lentera.tracking.forms.entry import EntryForm
from lentera.tracking.forms.really_ended import ReallyEndedForm
from lentera.tracking.forms.search import BulkForm, ChosenForm, MergeForm, SearchForm
from lentera.tracking.forms.split import SplitForm
from lentera.tracking.forms.timer import (
    DescribeForm,
    SinceForm,
    StartForm,
    StopForm,
    WhichForm,
)

__all__ = [
    "AddForm",
    "BulkForm",
    "ChosenForm",
    "ContentForm",
    "DescribeForm",
    "EntryForm",
    "MergeForm",
    "ReallyEndedForm",
    "SearchForm",
    "SinceForm",
    "SplitForm",
    "StartForm",
    "StopForm",
    "WhichForm",
    "asks_about_start",
]
