"""The login and the person's own preferences, the same in every workspace."""

from datetime import time

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Account(AbstractBaseUser):
    """One person's login. Accounts are ordinary tables (decision 13)."""

    class Language(models.TextChoices):
        EN = "en", "English"
        ID = "id", "Bahasa Indonesia"

    class Theme(models.TextChoices):
        SYSTEM = "system", _("Like my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class ClockFormat(models.TextChoices):
        H24 = "24", _("15:16 (24 hours)")
        H12 = "12", _("3:16 pm (12 hours)")

    class DateFormat(models.TextChoices):
        LONG = "long", _("24 Nov 2026")
        ISO = "iso", _("2026-11-24")
        DMY = "dmy", _("24/11/2026")
        MDY = "mdy", _("11/24/2026")

    class NumberFormat(models.TextChoices):
        LANGUAGE = "language", _("As in my language")
        POINT = "point", _("1,234.5")
        COMMA = "comma", _("1.234,5")

    id = models.BigIntegerField(primary_key=True)
    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=8, choices=Language, default=Language.EN)
    theme = models.CharField(max_length=8, choices=Theme, default=Theme.SYSTEM)
    zone = models.CharField(max_length=64, default="UTC")
    clock_format = models.CharField(max_length=2, choices=ClockFormat, default=ClockFormat.H24)
    date_format = models.CharField(max_length=8, choices=DateFormat, default=DateFormat.LONG)
    number_format = models.CharField(
        max_length=8, choices=NumberFormat, default=NumberFormat.LANGUAGE
    )
    week_starts_on = models.PositiveSmallIntegerField(default=0)
    day_starts_at = models.TimeField(default=time(0, 0))
    shortcuts_on = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    objects = BaseUserManager["Account"]()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(week_starts_on__lte=6), name="account_week_starts_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name
