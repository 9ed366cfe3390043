extension QueueScripts {
    /// The most jobs to take, and for how many milliseconds; of a rate the microseconds between two (0 for none) and
    /// how many at once. Makes ready first what is due and what was held by leases that ran out.
    ///
    /// Answers the token, or 0; the share in thousandths; 1 when paused; in how many milliseconds there may be
    /// something, or -1; and where there are jobs, packed: ids, payloads, attempts.
    static let lease = script(
        """
        local paused, slow_until, share, full_at, fence =
            unpack(redis.call('HMGET', state, 'paused', 'slow_until', 'share', 'full_at', 'fence'))
        slow_until = tonumber(slow_until or 0)
        share = share_now(slow_until, tonumber(share or nil))
        if paused then return {0, share, 1, -1} end
        if slow_until > now then return {0, share, 0, slow_until - now} end

        local limit, interval, burst = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[4])
        if interval > 0 then
            interval = interval * 1000 / share
            -- The bounds: a bucket is never fuller than full, nor, where clock or rate were changed, emptier than empty.
            full_at = math.max(tonumber(full_at or 0), now_microseconds)
            full_at = math.min(full_at, now_microseconds + burst * interval)
            local missing = (full_at - now_microseconds) / interval
            limit = math.min(limit, math.floor(burst - missing + 0.000001))
            if limit < 1 then
                return {0, share, 0, math.max(1, math.ceil((missing - burst + 1) * interval / 1000))}
            end
        end

        local function return_leases()
            local count = 0
            for _, token in ipairs(redis.call('ZRANGEBYSCORE', expiries, '-inf', now, 'LIMIT', 0, 100)) do
                local firsts, ids = holdings(token)
                local found, entries, notes = lookup(records, ids), {}, {}
                redis.call('ZREM', expiries, token)
                redis.call('HDEL', leases, token)
                for n, id in ipairs(ids) do
                    local attempts, priority = parse(found[n])
                    entries[n * 2 - 1], entries[n * 2] = place_of(firsts, priority, n), id
                    notes[n * 2 - 1], notes[n * 2] = id, record(attempts + 1, priority)
                    remember(id, attempts + 1, 'its worker was heard of no more')
                end
                call('ZADD', ready, entries)
                call('HSET', records, notes)
                count = count + #ids
                if count >= 500 then return end
            end
        end

        local function make_due_ready()
            local due = redis.call('ZRANGEBYSCORE', delayed, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 500)
            if #due == 0 then return end
            local ids, entries = {}, {}
            for at = 1, #due, 2 do ids[#ids + 1] = due[at] end
            local found = lookup(records, ids)
            for n, id in ipairs(ids) do
                local _, priority = parse(found[n])
                entries[n * 2 - 1], entries[n * 2] = rank(due[n * 2], priority), id
            end
            call('ZREM', delayed, ids)
            call('ZADD', ready, entries)
        end

        return_leases()
        make_due_ready()

        local ids = redis.call('ZRANGE', ready, 0, limit - 1)
        if #ids == 0 then return {0, share, 0, -1} end
        local bodies, found = call('HMGET', payloads, ids), lookup(records, ids)
        local firsts, attempts, lost, last_priority = {}, {}, {}, nil
        for n, id in ipairs(ids) do
            local tried, priority = 0, 0
            if found[n] then tried, priority = parse(found[n]) end
            if priority ~= last_priority then
                firsts[#firsts + 1] = priority
                firsts[#firsts + 1] = tonumber(redis.call('ZSCORE', ready, id))
                last_priority = priority
            end
            attempts[n] = tried + 1
            if not bodies[n] then lost[#lost + 1] = n end
        end
        redis.call('ZREMRANGEBYRANK', ready, 0, #ids - 1)
        for at = #lost, 1, -1 do
            redis.call('HDEL', records, ids[lost[at]])
            redis.call('HDEL', history, ids[lost[at]])
            for _, list in ipairs({ids, bodies, attempts}) do table.remove(list, lost[at]) end
        end
        if #ids == 0 then return {0, share, 0, 0} end

        -- The clock keeps tokens growing when the counter was lost, the counter when the clock was set back.
        local token = integer(math.max(tonumber(fence or 0) + 1, now_microseconds))
        redis.call('HSET', state, 'fence', token)
        if interval > 0 then
            redis.call('HSET', state, 'full_at', integer(math.ceil(full_at + #ids * interval)))
        end
        redis.call('HSET', leases, token, cmsgpack.pack(firsts, ids))
        redis.call('ZADD', expiries, now + ARGV[2], token)
        return {tonumber(token), share, 0, -1, cmsgpack.pack(ids, bodies, attempts)}
        """,
        isIdempotent: false
    )

    /// The token, a time in milliseconds. Answers the ids that the lease, extended, still holds; none when it is lost.
    static let extend = script(
        """
        local _, ids = holdings(ARGV[1])
        if #ids > 0 then redis.call('ZADD', expiries, now + ARGV[2], ARGV[1]) end
        return ids
        """,
        isIdempotent: true
    )
}
