"""Makes the app for gunicorn and other WSGI servers: `gunicorn service.wsgi:app`, settings from the environment.

Load it in each worker (gunicorn's default, without --preload): the thread that it starts ends with a fork.
"""

from service.app import create_following_app, open_store
from service.logs import set_up_logs
from service.settings import read_settings

_settings = read_settings()
set_up_logs(_settings.log_level, _settings.log_format)
open_store(_settings).close()
app, _follower = create_following_app(_settings)
_follower.start()
