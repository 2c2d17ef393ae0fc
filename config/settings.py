"""The one settings file. Safe as it stands; what differs from place to place comes from the environment.

Read: DATA_DIR, PORT, PORTAL_URL, PORTAL_HOSTS, PORTAL_SECRET_KEY, PORTAL_DEBUG, PORTAL_MAIL, PORTAL_FINISHED_MB,
PORTAL_SECURITY, DATABASE_URL, CACHE_URL, PORTAL_MEDIA, PORTAL_FRONT (see docs/operations.md).
"""

from config import databases, environment, growing, policies
from config.left_out import leave_out_wagtails_api

leave_out_wagtails_api()
ROOT = environment.ROOT
DATA_DIR = environment.data_dir()
SECRET_KEY = environment.secret_key(DATA_DIR)
DEBUG = environment.flag("PORTAL_DEBUG")
PORT = environment.port()
SITE_URL = environment.site_url()
ALLOWED_HOSTS = environment.hosts(SITE_URL)
HTTPS = SITE_URL.startswith("https:")
growing.assert_installed()
FRONTS = growing.fronts()
SECURITY_CONTACT = environment.security_contact(SITE_URL)

INSTALLED_APPS = [
    "portal.mailing",
    "portal.accounts",
    "portal.design",
    "portal.places",
    "portal.pictures",
    "portal.people",
    "portal.topics",
    "portal.councils",
    "portal.motions",
    "portal.debates",
    "portal.exchange",
    "portal.publishing",
    "portal.search",
    "portal.serving",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.wagtail_users.Accounts",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.serving.headers.OwnHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.at_work.AtWork",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.serving.redirects.PublicRedirects",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.design.frame.frame",
            ],
        },
    }
]

DATABASES = {"default": databases.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": growing.cache()}
FINISHED_MEGABYTES = environment.finished_megabytes()

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("de", "Deutsch")]
TIME_ZONE = "Europe/Berlin"
USE_I18N = USE_TZ = True

# Static files carry their hash in their name and are compressed once, when they are collected.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/medien/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": growing.media(),
    "staticfiles": {"BACKEND": "portal.design.stylesheet.OneStyleSheetStorage"},
}
WHITENOISE_MAX_AGE = 3600
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # A long text with many blocks is one form.

# Cookies are for people who log in; readers never get one. __Host- needs HTTPS.
SESSION_COOKIE_NAME = "__Host-sitzung" if HTTPS else "sitzung"
CSRF_COOKIE_NAME = "__Host-schutz" if HTTPS else "schutz"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # No cookie of its own.
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "portal.serving.errors.pages.not_from_here"
X_FRAME_OPTIONS = "SAMEORIGIN"  # The editors' preview is a frame; readers' pages say frame-ancestors 'none'.

CONTENT_SECURITY_POLICY = {"DIRECTIVES": policies.READERS}
PREVIEW_CONTENT_SECURITY_POLICY = policies.PREVIEW
EDITORS_CONTENT_SECURITY_POLICY = policies.EDITORS

LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "/redaktion/login/"
PASSWORD_RESET_TIMEOUT = 2 * 3600
SECOND_FACTOR_REQUIRED = HTTPS  # From moderator upward; on one's own machine nobody is made to.
WAGTAILADMIN_USER_LOGIN_FORM = "portal.accounts.forms.LoginForm"
WAGTAIL_SITE_NAME = "Kommunalsozialismus"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y", "%d.%m.%Y %H:%M"
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.pictures.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "epub"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.publishing.documents.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # Also from a bucket: who may have a file is decided here, each time.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILEMBEDS_FINDERS = []  # No third-party embeds, ever.
WAGTAIL_PRIVATE_PAGE_OPTIONS = WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {}
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# All of that is at /konto/, with letters to both addresses.
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
TAGGIT_CASE_INSENSITIVE = True

locals().update(environment.mail(DATA_DIR))  # EMAIL_… and DEFAULT_FROM_EMAIL: a server, or a folder.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"links": {"()": "portal.exchange.reporting.logs.WithoutPrivateLinks"}},
    "formatters": {"discreet": {"()": "portal.serving.logs.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["links"], "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
