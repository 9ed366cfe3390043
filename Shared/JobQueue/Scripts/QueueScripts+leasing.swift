extension QueueScripts {
    /// The most jobs to take, and for how many milliseconds. Makes ready first what is due and what was held by leases
    /// that ran out. Answers the token, then id, payload and attempt of each job.
    static let lease = script(
        """
        local function make_ready(set)
            local due = redis.call('ZRANGEBYSCORE', set, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 500)
            local ids, entries, notes = {}, {}, {}
            for at = 1, #due, 2 do ids[#ids + 1] = due[at] end
            local found = call('HMGET', records, ids)
            for n, id in ipairs(ids) do
                local attempts, _, priority = parse(found[n])
                push(entries, rank(due[n * 2], priority), id)
                push(notes, id, record(attempts, 0, priority))
            end
            call('ZREM', set, ids)
            call('ZADD', ready, entries)
            call('HSET', records, notes)
        end
        make_ready(leased)
        make_ready(delayed)

        local popped = redis.call('ZPOPMIN', ready, ARGV[1])
        if #popped == 0 then return {} end
        local ids = {}
        for at = 1, #popped, 2 do ids[#ids + 1] = popped[at] end
        local bodies, found = call('HMGET', payloads, ids), call('HMGET', records, ids)

        -- The clock keeps tokens growing when the counter was lost, the counter when the clock was set back.
        local token = integer(math.max(tonumber(redis.call('GET', fence) or 0) + 1, now_microseconds))
        local expiry = now + ARGV[2]
        local answer, entries, notes, lost = {token}, {}, {}, {}
        for n, id in ipairs(ids) do
            if bodies[n] then
                local attempts, _, priority = parse(found[n])
                push(entries, expiry, id)
                push(notes, id, record(attempts + 1, token, priority))
                push(answer, id, bodies[n])
                answer[#answer + 1] = attempts + 1
            else
                lost[#lost + 1] = id
            end
        end
        redis.call('SET', fence, token)
        call('HDEL', records, lost)
        call('ZADD', leased, entries)
        call('HSET', records, notes)
        return answer
        """,
        isIdempotent: false
    )

    /// The token, a time in milliseconds, ids. Answers those ids that the token still holds, extended.
    static let extend = script(
        """
        local ids, held, entries = {}, {}, {}
        for at = 3, #ARGV do ids[#ids + 1] = ARGV[at] end
        local found = call('HMGET', records, ids)
        for n, id in ipairs(ids) do
            local _, token = parse(found[n])
            if token == ARGV[1] then
                held[#held + 1] = id
                push(entries, now + ARGV[2], id)
            end
        end
        call('ZADD', leased, entries)
        return held
        """,
        isIdempotent: true
    )
}
