-- What is told of a request belongs to the request's trace (https://www.w3.org/TR/trace-context/). Only where the trace
-- is told, which few are; the others' rows are written as ever.
ALTER TABLE events.outbox ADD COLUMN traceparent text CHECK (char_length(traceparent) <= 100);
