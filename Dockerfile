# The same steps as `make setup`, so that what is tested is what is built.
FROM python:3.13-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY Makefile pyproject.toml requirements.txt requirements-dev.txt ./
RUN make setup FOR=run

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 baekkenro
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY bot bot
COPY content content
RUN mkdir data && chown baekkenro data
USER baekkenro
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HEALTH_PORT=8081
# content: a clinic's own words, read at start. data: the database.
VOLUME ["/app/content", "/app/data"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD [".venv/bin/python", "-c", \
  "from urllib.request import urlopen; urlopen('http://127.0.0.1:8081/healthz', timeout=4)"]
# TELEGRAM_TOKEN is handed in when the container is started; it is never built in.
ENTRYPOINT [".venv/bin/python", "-m", "bot"]
CMD ["run"]
