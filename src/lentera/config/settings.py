"""Django's settings: plain assignments, fed by one `Environment`. Promises are not settings."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from lentera.config.databases import database_settings
from lentera.config.environment import read_environment

ENVIRONMENT = read_environment()
SOURCE = Path(__file__).resolve().parent.parent
ASSETS = SOURCE.parent.parent / "var" / "assets"

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
# The Host header is checked against the address people use; localhost serves health checks.
ALLOWED_HOSTS = [str(urlsplit(ENVIRONMENT.base_url).hostname), "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.base_url]
ROOT_URLCONF = "lentera.config.urls"
WSGI_APPLICATION = "lentera.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    # Our rooms stand before allauth, so that its pages wear our templates.
    "lentera.web",
    "lentera.outbox",
    "lentera.witness",
    "lentera.people",
    "lentera.periods",
    "lentera.charter",
    "lentera.projects",
    "lentera.tracking",
    "lentera.worktime",
    "lentera.reports",
    "lentera.exchange",
    "lentera.today",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "lentera.config",
]

MIDDLEWARE = [
    "lentera.config.middleware.log_requests",
    # What every answer says stands before those who answer by themselves: files, the way to HTTPS.
    "csp.middleware.CSPMiddleware",
    "lentera.web.middleware.forbid_sensors",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages too: files come compressed already. Django pads each answer by chance against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lentera.web.toasts.show_toasts",
    "lentera.web.errors.put_into_words",
    "allauth.account.middleware.AccountMiddleware",
    "lentera.config.space.SpaceGuard",
    "lentera.web.middleware.RefusalMiddleware",
    "lentera.config.middleware.DoorMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lentera.config.context.shell",
            ],
            "builtins": ["lentera.web.templatetags.lentera"],
        },
    },
]

FORM_RENDERER = "lentera.web.form_rendering.Renderer"

DATABASES = {"default": database_settings(ENVIRONMENT.database_url, ENVIRONMENT.data)}
if ENVIRONMENT.database_owner_url:
    DATABASES["owner"] = database_settings(ENVIRONMENT.database_owner_url, ENVIRONMENT.data)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Sign-in limits must hold across processes, so the cache is a table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
    },
}

# --- people -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Account"
CONTACTS = "lentera.people.contacts"  # what rooms below ask about people
AUTHENTICATION_BACKENDS = ["lentera.people.recognising.Backend"]
SESSION_ENGINE = "lentera.people.recognising"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lentera.people.allauth_adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENVIRONMENT.https else "http"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
USERSESSIONS_TRACK_ACTIVITY = False
ACCOUNT_RATE_LIMITS = {"claim": "5/m/ip,30/h/ip"}
_FORMS = "lentera.people.forms.signing_in"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignInForm",
    "reset_password": f"{_FORMS}.ForgottenForm",
    "reset_password_from_key": f"{_FORMS}.NewPasswordForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "set_password": f"{_FORMS}.FirstPasswordForm",
    "add_email": f"{_FORMS}.NewAddressForm",
    "reauthenticate": f"{_FORMS}.PasswordAgainForm",
}
MFA_FORMS = {
    "authenticate": f"{_FORMS}.SecondStepForm",
    "reauthenticate": f"{_FORMS}.CodeAgainForm",
    "activate_totp": f"{_FORMS}.ActivateAppForm",
    "add_webauthn": f"{_FORMS}.AddPasskeyForm",
    "edit_webauthn": f"{_FORMS}.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Lentera"
MFA_TOTP_TOLERANCE = 1  # the code before and the one after, too: phones' clocks are a little off
MFA_ADAPTER = "lentera.people.allauth_adapter.MfaAdapter"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ENVIRONMENT.base_url.startswith("http://localhost")
SOCIALACCOUNT_ADAPTER = "lentera.people.allauth_adapter.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": ENVIRONMENT.oidc_name,
                "client_id": ENVIRONMENT.oidc_client_id,
                "secret": ENVIRONMENT.oidc_client_secret,
                "settings": {"server_url": ENVIRONMENT.oidc_issuer},
            },
        ]
        if ENVIRONMENT.oidc_issuer
        else [],
    },
}

# --- languages and zones ----------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("id", _("Indonesian"))]
LOCALE_PATHS = [SOURCE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- static files -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = SOURCE.parent.parent / "var" / "static"
STATICFILES_DIRS = [ASSETS]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lentera.web.static_storage.HashedStaticStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- mail -------------------------------------------------------------------------------------
EMAIL_BACKEND = "lentera.outbox.delivery.QueueBackend"
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from

# --- security ---------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Who is away for twelve hours signs in again; the whole may last thirty days
# (people.services.sessions).
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "lentera.web.errors.stale_form"
LANGUAGE_COOKIE_SAMESITE = "Lax"
if ENVIRONMENT.https:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health$"]
if ENVIRONMENT.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = [
    "lentera.exchange.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# What signs the ledger stands beside the database, never in it; the name is the key's for good.
LEDGER_FOLDER = ENVIRONMENT.data / "keys"
LEDGER_NAME = f"{urlsplit(ENVIRONMENT.base_url).hostname}/ledger"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options: web.middleware.forbid_sensors sets it on every answer
    "security.W005",  # HSTS for other hosts of the domain is for whoever owns the domain to decide
    "security.W021",  # and so is a place on the browsers' list
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "lentera.config.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "lentera": {"level": "INFO"},
        # Django says "Not Found: /path" for every 4xx; our own line of the request has its status.
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "_granian": {"level": "WARNING"},
        "granian.access": {"level": "CRITICAL"},
    },
}
