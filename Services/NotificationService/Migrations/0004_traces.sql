-- The place in the trace of the request that a notification comes of (https://www.w3.org/TR/trace-context/); only where
-- the trace is recorded, which few are.
ALTER TABLE notifications.notifications ADD COLUMN traceparent text CHECK (char_length(traceparent) <= 100);
