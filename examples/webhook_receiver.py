"""Receives webhooks of quoteverify: checks each signature, and prints what came, once.

Needs `pip install standardwebhooks`. Run it with WEBHOOK_SECRET=whsec_... and, if need be, PORT.
"""

from __future__ import annotations

import os
from http.server import BaseHTTPRequestHandler, HTTPServer

from standardwebhooks import Webhook, WebhookVerificationError

webhook = Webhook(os.environ["WEBHOOK_SECRET"])
handled: set[str] = set()


class Receiver(BaseHTTPRequestHandler):
    """Answers 204 to what is signed by the secret, and 401 to everything else."""

    def do_POST(self) -> None:
        """Take one message."""
        body = self.rfile.read(int(self.headers["Content-Length"]))  # these bytes are signed: parse nothing before
        try:
            message = webhook.verify(body, dict(self.headers.items()))
        except WebhookVerificationError:
            self.send_response(401)
        else:
            if self.headers["webhook-id"] not in handled:  # keep these in a database, to know them after a restart
                handled.add(self.headers["webhook-id"])
                print(message["type"], message["data"], flush=True)
            self.send_response(204)
        self.end_headers()


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "9000"))), Receiver).serve_forever()
