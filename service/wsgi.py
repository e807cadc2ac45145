"""For gunicorn and other WSGI servers: `gunicorn service.wsgi:app`, settings from the environment."""

from service.app import create_app
from service.logs import set_up_logs
from service.settings import read_settings

_settings = read_settings()
set_up_logs(_settings.log_level, _settings.log_format)
app = create_app(_settings)
