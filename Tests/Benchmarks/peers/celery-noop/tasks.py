"""A task that does nothing, as fast as Celery lets it; BENCH_REDIS_URL names the broker."""

import os

from celery import Celery

app = Celery("tasks", broker=os.environ["BENCH_REDIS_URL"])
app.conf.update(
    # Acknowledged when done, as ours are, and no result kept by either.
    task_acks_late=True,
    task_ignore_result=True,
    task_store_errors_even_if_ignored=False,
    # Plenty is fetched ahead, and nobody is told of anything.
    worker_prefetch_multiplier=128,
    worker_send_task_events=False,
    task_send_sent_event=False,
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
)


@app.task
def nothing(number):
    pass


@app.task
def count(number):
    with app.connection_for_write() as connection:
        connection.default_channel.client.incr("counted")
