import Redis

extension SharedBuckets {
    /// The arithmetic of ``TokenBucket`` for many buckets at once; a test compares the two.
    ///
    /// Arguments: the time in microseconds, empty for the server's; then for each key the interval and the depth of
    /// its quota, what it is told (a moment before which the bucket is full in no replica, counted from now, and how
    /// many were taken since), and 1 when a token is asked for. Answers for each key 1 or 0, and how far the bucket is
    /// from full. Every number is whole and below 2^53, so that Lua's are exact.
    ///
    /// What replicas told may overdraw a bucket, by another bucket at most: a wrong clock must not lock anybody out for
    /// long.
    static let script = RedisScript(
        """
        local now = tonumber(ARGV[1])
        if not now then
            local time = redis.call('TIME')
            now = time[1] * 1000000 + time[2]
        end
        local answer = {}
        for n, key in ipairs(KEYS) do
            local at = 5 * n - 3
            local interval, depth = tonumber(ARGV[at]), tonumber(ARGV[at + 1])
            local floor, told = tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
            local full_at = math.max(tonumber(redis.call('GET', key) or 0), now + floor) + told * interval
            full_at = math.min(full_at, now + 2 * depth)
            local allowed = 1
            if ARGV[at + 4] == '1' then
                local after = math.max(full_at, now) + interval
                if after - now <= depth then full_at = after else allowed = 0 end
            end
            local debt = math.max(full_at - now, 0)
            if debt > 0 then
                redis.call('SET', key, string.format('%.0f', full_at), 'PX', math.ceil(debt / 1000))
            end
            answer[2 * n - 1], answer[2 * n] = allowed, debt
        end
        return answer
        """
    )
}
