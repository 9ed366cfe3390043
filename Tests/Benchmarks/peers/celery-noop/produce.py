"""usage: produce.py TASK COUNT   Sends tasks over one connection; prints when it began."""

import sys
import time

import tasks

task, count = getattr(tasks, sys.argv[1]), int(sys.argv[2])
with tasks.app.producer_pool.acquire(block=True) as producer:
    # The connection stands.
    producer.channel
    print(time.time())
    for number in range(count):
        task.apply_async((number,), producer=producer)
