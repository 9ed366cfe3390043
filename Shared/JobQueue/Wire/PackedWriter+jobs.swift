extension PackedWriter {
    /// Jobs as the scripts that add them expect them: ids; payloads; place, due time and priority of those that have
    /// one; place, unique name and period of those that have one.
    init(_ jobs: ArraySlice<Job>) {
        self.init(capacity: jobs.reduce(64) { $0 + $1.id.utf8.count + $1.payload.count + 10 })
        list(count: jobs.count)
        for job in jobs { text(job.id) }
        list(count: jobs.count)
        for job in jobs { data(job.payload) }
        let special = zip(Int64(1)..., jobs).filter { $1.priority != 0 || $1.notBefore != nil }
        list(count: special.count * 3)
        for (place, job) in special {
            integer(place)
            integer(job.notBefore?.wholeMilliseconds ?? 0)
            integer(Int64(job.priority))
        }
        let unique = zip(Int64(1)..., jobs).filter { $1.uniqueKey != nil }
        list(count: unique.count * 3)
        for (place, job) in unique {
            guard let key = job.uniqueKey else { continue }
            integer(place)
            text(key.name)
            integer(key.period.wholeMilliseconds)
        }
    }
}
