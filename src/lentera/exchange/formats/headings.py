"""Headings in the languages people export in, and what they mean.

Used where a tracker writes headings in its user's language (Kimai), and to guess the columns of
any table. A person can always correct the guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lentera.exchange.formats.clocks import clock_time, length_reader
from lentera.exchange.formats.dates import parts
from lentera.exchange.formats.reading import Field, LengthUnit

Columns = Mapping[Field, int]

# English, Indonesian, German, French, Spanish, Italian, Dutch, Portuguese.
_DAY = "date|day|tanggal|hari|tgl|datum|tag der arbeit|jour|fecha|data|dia|spent on|work date"
_START = (
    "start|from|begin|began|started|started at|start time|time in|clock in|in|start at"
    "|mulai|dari|jam mulai|waktu mulai|jam masuk|masuk|von|beginn|anfang|startzeit|start datetime"
    "|de|du|début|desde|inicio|hora inicio|da|inizio|van|das|início|start date time|starttime"
)
_END = (
    "end|to|until|stop|ended|ended at|stopped|stopped at|end time|stop time|time out|clock out|out"
    "|finish|end at|selesai|sampai|hingga|jam selesai|waktu selesai|jam keluar|keluar|berakhir"
    "|bis|ende|endzeit|à|au|fin|hasta|hora fin|a|fine|tot|einde|até|fim|end datetime|endtime"
)
_WORDS = {
    Field.START_ON: f"{_DAY}|start date|startdate|tanggal mulai|startdatum|date de début",
    Field.START_TIME: _START,
    Field.END_ON: "end date|stop date|enddate|tanggal selesai|tanggal akhir|enddatum|date de fin",
    Field.END_TIME: _END,
    Field.LENGTH: (
        "duration|duration (h)|time (h)|length|time spent|spent|durasi|lama|lama kerja|dauer"
        "|durée|duración|durata|duur|duração|hours|jam|total jam|stunden|heures|horas|ore|uren"
        "|hours worked|minutes|menit|minuten|duration (min)|seconds|detik|duration (seconds)"
        "|time spent seconds|duration (minutes)|duration (hours)"
    ),
    Field.LENGTH_DECIMAL: "duration (decimal)|decimal hours|hours (decimal)|jam desimal",
    Field.BREAK_LENGTH: (
        "break|breaks|break duration|istirahat|jeda|pause|pausen|pausa|pauze|intervalo"
    ),
    Field.DESCRIPTION: (
        "description|note|notes|comment|comments|details|activity description|what|title|summary"
        "|deskripsi|keterangan|catatan|uraian|beschreibung|notiz|descripción|descrizione"
        "|omschrijving|beschrijving|descrição|rincian"
    ),
    Field.PROJECT: (
        "project|project name|proyek|nama proyek|projekt|projet|proyecto|progetto|projeto"
    ),
    Field.CLIENT: (
        "client|customer|client name|klien|pelanggan|kunde|cliente|klant|account name|nama klien"
    ),
    Field.TASK: (
        "task|activity|task name|tugas|pekerjaan|aktivitas|kegiatan|tätigkeit|aufgabe|activité"
        "|tâche|actividad|tarea|attività|activiteit|taak|atividade|tarefa"
    ),
    Field.TAGS: "tags|tag|labels|label|schlagworte|étiquettes|etiquetas|etichette",
    Field.BILLABLE: (
        "billable|dapat ditagih|ditagih|bisa ditagih|abrechenbar|facturable|fatturabile"
        "|factureerbaar|faturável"
    ),
    Field.KIND: "type of time|entry type|jenis",
    Field.EMAIL: "e mail|email|user email|email address|alamat email|surel|correo|correio",
    Field.NAME: (
        "name|user|member|person|employee|full name|nama|pengguna|anggota|karyawan|benutzer"
        "|mitarbeiter|nom|utilisateur|nombre|usuario|nome|utente|naam|gebruiker|usuário|username"
    ),
    Field.FIRST_NAME: "first name|nama depan|vorname|prénom",
    Field.LAST_NAME: "last name|nama belakang|nachname|nom de famille",
    Field.FOREIGN_ID: "id|entry id|external id|uuid",
}
_MEANING = {word: meaning for meaning, words in _WORDS.items() for word in words.split("|")}
_WHO = {Field.EMAIL, Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}
_PERSON = {word: meaning for word, meaning in _MEANING.items() if meaning in _WHO}
_UNITS = {
    LengthUnit.HOURS: ("hours", "hour", "jam", "stunden", "heures", "horas", "(h)", "ore", "uren"),
    LengthUnit.MINUTES: ("minutes", "menit", "minuten", "(min)", "mins"),
    LengthUnit.SECONDS: ("seconds", "detik", "sekunden", "(s)"),
}


def by_words(names: Sequence[str]) -> dict[Field, int]:
    """Return which column means what, by its heading alone; of two the first counts."""
    return _found(names, _MEANING)


def by_table(names: Sequence[str], meanings: Mapping[str, Field]) -> dict[Field, int]:
    """Return which column means what, by the exact headings of one tracker.

    Where it names nobody, people are found by any word for them: the time of several must never
    pass as one's own.
    """
    columns = _found(names, meanings)
    return columns if _WHO & columns.keys() else {**_found(names, _PERSON), **columns}


def _found(names: Sequence[str], meanings: Mapping[str, Field]) -> dict[Field, int]:
    columns: dict[Field, int] = {}
    for index, name in enumerate(names):
        if name in meanings:
            columns.setdefault(meanings[name], index)
    return columns


def fitted(columns: Columns, sample: Sequence[Sequence[str]]) -> dict[Field, int]:
    """Return the columns with starts and ends named by what stands in them.

    "Start" may hold a clock time, a date, or both; the first rows tell.
    """
    exact = dict(columns)
    for clock, day, both in (
        (Field.START_TIME, Field.START_ON, Field.STARTED),
        (Field.END_TIME, Field.END_ON, Field.ENDED),
    ):
        index = exact.get(clock)
        texts = _texts(sample, index)
        # By the most of them: one bad value must not turn the whole column into something else.
        if index is None or _mostly(clock_time, texts):
            continue
        del exact[clock]
        exact.setdefault(day if _mostly(parts, texts) else both, index)
    if Field.STARTED in exact:
        exact.pop(Field.START_ON, None)
    pauses = _texts(sample, exact.get(Field.BREAK_LENGTH))
    if not _mostly(length_reader(LengthUnit.MINUTES), pauses):
        exact.pop(Field.BREAK_LENGTH, None)  # whether there was one, and not how long
    return exact


def _texts(sample: Sequence[Sequence[str]], index: int | None) -> list[str]:
    return [row[index] for row in sample if index is not None and index < len(row) and row[index]]


def unit_in(name: str) -> LengthUnit | None:
    """Return the unit that a heading of a column of lengths names."""
    words = name.split()
    return next((unit for unit, marks in _UNITS.items() if set(marks) & set(words)), None)


def _mostly(read: Callable[[str], object], texts: Sequence[str]) -> bool:
    return sum(_reads(read, text) for text in texts) * 2 >= len(texts)


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
