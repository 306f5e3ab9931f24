"""Django's settings, read from `env.py`. No number of the law and no date of a season stands here."""

from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from binhyen.config.env import environment

env = environment()

DEBUG = env.debug
SECRET_KEY = env.secret()
ALLOWED_HOSTS = env.allowed_hosts
CSRF_TRUSTED_ORIGINS = env.trusted_origins

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    # Ours before allauth, so that our Vietnamese templates are found first.
    "binhyen.core",
    "binhyen.papers",
    "binhyen.accounts",
    "binhyen.organisations",
    "binhyen.duties",
    "binhyen.provisions",
    "binhyen.dossiers",
    "binhyen.recognitions",
    "binhyen.demo",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "binhyen.core.resend.KeepTypedMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "binhyen.core.access.GuardMiddleware",
    "binhyen.accounts.middleware.first_password_middleware",
    "binhyen.organisations.middleware.rights_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "binhyen.core.access.plain_refusals_middleware",
    "binhyen.core.access.private_pages_middleware",
]

ROOT_URLCONF = "binhyen.config.urls"
WSGI_APPLICATION = "binhyen.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["binhyen.core.templatetags.binhyen", "binhyen.core.templatetags.components"],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "binhyen.core.context.page",
                "binhyen.organisations.context.desk",
            ],
        },
    },
]
FORM_RENDERER = "binhyen.core.forms.Renderer"

# ── data ─────────────────────────────────────────────────────────────────────────────────────


def database(url: str) -> dict[str, Any]:
    """One database's settings. SQLite: WAL and IMMEDIATE, because its defaults refuse half of all concurrent writes."""
    config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60))
    if config["ENGINE"].endswith("sqlite3"):
        config["CONN_MAX_AGE"] = None
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    return config


static_sources = DEBUG or env.static_sources
DATABASES = {"default": database(env.database())}
STORAGES = {
    "default": {"BACKEND": "binhyen.papers.storage.BlobStorage", "OPTIONS": {"location": env.var / "files"}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if static_sources
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"},
}

# Received to a temporary file above 1 MB; what is larger than the limit is refused in words by the form.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
UPLOAD_LIMIT = env.upload_limit_mb * 1_000_000
FIXED_CLOCK = env.fixed_clock

# ── language and time ────────────────────────────────────────────────────────────────────────

LANGUAGE_CODE = "vi"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = "binhyen.core.formats"
USE_THOUSAND_SEPARATOR = False

# ── pages ────────────────────────────────────────────────────────────────────────────────────

STATIC_URL = "/static/"
STATIC_ROOT = None if static_sources else env.var / "static"
WHITENOISE_USE_FINDERS = static_sources
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if env.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.https
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.https else None
CSRF_FAILURE_VIEW = "binhyen.core.views.csrf_failure"
# Sign-in attempts are counted by the visitor's address: behind the proxy that ends TLS, the last one it forwards.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.https else 0

# ── accounts ─────────────────────────────────────────────────────────────────────────────────

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "display_name"]},
    },
    {"NAME": "binhyen.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False

ACCOUNT_ADAPTER = "binhyen.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "binhyen.accounts.forms.SignInForm",
    "change_password": "binhyen.accounts.forms.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
