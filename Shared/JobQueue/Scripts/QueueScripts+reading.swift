extension QueueScripts {
    /// Ids. Answers those that the queue knows.
    static let contains = script(
        """
        local known = {}
        for _, id in ipairs(ARGV) do
            if is_known(id) then known[#known + 1] = id end
        end
        return known
        """,
        isIdempotent: true
    )

    /// First and last place, from 0. Answers id, payload, error, attempts and time of each, the latest first.
    static let deadLetters = script(
        """
        local page = redis.call('ZREVRANGE', dead, ARGV[1], ARGV[2], 'WITHSCORES')
        local ids, answer = {}, {}
        for at = 1, #page, 2 do ids[#ids + 1] = page[at] end
        local bodies = call('HMGET', payloads, ids)
        local reasons, found = call('HMGET', errors, ids), call('HMGET', records, ids)
        for n, id in ipairs(ids) do
            push(answer, id, bodies[n] or '')
            push(answer, reasons[n] or '', (parse(found[n])))
            answer[#answer + 1] = tonumber(page[n * 2])
        end
        return answer
        """,
        isIdempotent: true
    )

    /// Answers ready, delayed, leased, dead, and the age of the oldest ready job in milliseconds, or -1.
    static let depths = script(
        """
        local oldest = math.huge
        local function consider(set, from, to, offset)
            local first = redis.call('ZRANGEBYSCORE', set, from, to, 'WITHSCORES', 'LIMIT', 0, 1)
            if first[2] then oldest = math.min(oldest, first[2] + offset) end
        end
        for priority = -9, 9 do
            consider(ready, rank(0, priority), '(' .. integer(rank(BAND, priority)), priority * BAND)
        end
        consider(delayed, '-inf', now, 0)
        consider(leased, '-inf', now, 0)
        local function due(set) return redis.call('ZCOUNT', set, '-inf', now) end
        return {
            redis.call('ZCARD', ready) + due(delayed) + due(leased),
            redis.call('ZCARD', delayed) - due(delayed),
            redis.call('ZCARD', leased) - due(leased),
            redis.call('ZCARD', dead),
            oldest == math.huge and -1 or math.max(0, now - oldest)
        }
        """,
        isIdempotent: true
    )
}
