extension QueueScripts {
    /// Ids. Answers those that the queue knows.
    static let contains = script(
        """
        local found, known = call('HMGET', payloads, ARGV), {}
        for n, id in ipairs(ARGV) do
            if found[n] and is_somewhere(id) then known[#known + 1] = id end
        end
        return known
        """,
        isIdempotent: true
    )

    /// First and last place, from 0. Answers id, payload, attempts, time of death and history of each, the latest
    /// first; a history is time, attempt and error of each failure.
    static let deadLetters = script(
        """
        local page = redis.call('ZREVRANGE', dead, ARGV[1], ARGV[2], 'WITHSCORES')
        local ids, answer = {}, {}
        for at = 1, #page, 2 do ids[#ids + 1] = page[at] end
        local bodies = call('HMGET', payloads, ids)
        local packed, found = call('HMGET', history, ids), call('HMGET', records, ids)
        for n, id in ipairs(ids) do
            local failures = packed[n] and cmsgpack.unpack(packed[n]) or {}
            local attempts = parse(found[n])
            for _, value in ipairs({id, bodies[n] or '', attempts, tonumber(page[n * 2]), failures}) do
                answer[#answer + 1] = value
            end
        end
        return answer
        """,
        isIdempotent: true
    )

    /// Answers ready, delayed, leased, dead; the age of the oldest ready job in milliseconds, or -1; 1 when paused;
    /// the share in thousandths.
    static let depths = script(
        """
        local oldest, leased, returning = math.huge, 0, 0
        for priority = -9, 9 do
            local first = redis.call('ZRANGEBYSCORE', ready, integer(rank(0, priority)),
                '(' .. integer(rank(0, priority - 1)), 'WITHSCORES', 'LIMIT', 0, 1)
            if first[2] then oldest = math.min(oldest, since_of(first[2])) end
        end
        local first = redis.call('ZRANGEBYSCORE', delayed, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 1)
        if first[2] then oldest = math.min(oldest, first[2]) end
        local due = redis.call('ZCOUNT', delayed, '-inf', now)

        local tokens = redis.call('ZRANGE', expiries, 0, -1, 'WITHSCORES')
        for at = 1, #tokens, 2 do
            local firsts, ids = holdings(tokens[at])
            if tonumber(tokens[at + 1]) > now then
                leased = leased + #ids
            else
                returning = returning + #ids
                for place = 2, #firsts, 2 do oldest = math.min(oldest, since_of(firsts[place])) end
            end
        end
        local slow_until, share = unpack(redis.call('HMGET', state, 'slow_until', 'share'))
        return {
            redis.call('ZCARD', ready) + due + returning,
            redis.call('ZCARD', delayed) - due,
            leased,
            redis.call('ZCARD', dead),
            oldest == math.huge and -1 or math.max(0, now - oldest),
            redis.call('HEXISTS', state, 'paused'),
            share_now(tonumber(slow_until or 0), tonumber(share or nil))
        }
        """,
        isIdempotent: true
    )
}
