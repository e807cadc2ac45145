# Two stages: the first builds the environment, the second holds only what runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements requirements
COPY pyproject.toml README.md LICENSE ./
COPY seeds seeds
COPY service service
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements/runtime.txt \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements/opensearch.txt \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements/build.txt \
    && /opt/venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/venv/bin/pip uninstall --yes setuptools pip

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="quoteverify" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --uid 10001 --no-create-home quoteverify \
    && install --directory --owner=quoteverify --group=quoteverify /data
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    QUOTEVERIFY_DATA=/data \
    QUOTEVERIFY_OPEN_WRITES=no
USER 10001:10001
VOLUME /data
EXPOSE 8000
# That the process lives, not that it is ready: what restarts unhealthy containers must not end the making of an index.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["quoteverify", "serve", "--host", "0.0.0.0", "--port", "8000"]
