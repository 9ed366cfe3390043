import Testing

@testable import Redis

@Suite("Redis configuration")
struct RedisConfigurationTests {
    @Test(
        "A URL names the endpoint and the database",
        arguments: [
            ("redis://localhost", RedisEndpoint.tcp(host: "localhost", port: 6379), 0),
            ("redis://cache.example:7000/3", .tcp(host: "cache.example", port: 7000), 3),
            ("redis://127.0.0.1:6380/", .tcp(host: "127.0.0.1", port: 6380), 0),
            ("redis://[::1]:6380/1", .tcp(host: "::1", port: 6380), 1),
            ("unix:///run/redis/redis.sock", .unix(path: "/run/redis/redis.sock"), 0),
            ("unix:///run/redis.sock?db=2", .unix(path: "/run/redis.sock"), 2),
        ]
    )
    func parses(url: String, endpoint: RedisEndpoint, database: Int) throws {
        let address = try RedisAddress(url: url)
        #expect(address.endpoint == endpoint)
        #expect(address.database == database)
        #expect(address.credentials == nil)
    }

    @Test(
        "What cannot be meant is refused",
        arguments: [
            "", "localhost:6379", "http://localhost", "redis://", "redis://host/zero", "redis://host/-1",
            "redis://host:70000", "redis://host:0", "unix://", "rediss://host", "redis://ho st",
        ]
    )
    func refuses(url: String) {
        let error = #expect(throws: RedisError.self) { try RedisConfiguration(url: url) }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test("User and password are decoded")
    func credentials() throws {
        let both = try RedisAddress(url: "redis://queue:p%40ss%2Fword@host")
        #expect(both.credentials == RedisCredentials(username: "queue", password: "p@ss/word"))
        let password = try RedisAddress(url: "redis://:secret@host/1")
        #expect(password.credentials == RedisCredentials(username: nil, password: "secret"))
        let socket = try RedisAddress(url: "unix://:secret@/run/redis.sock")
        #expect(socket.credentials == RedisCredentials(username: nil, password: "secret"))
    }

    @Test("The password shows nowhere: not printed, not dumped, not in a refusal")
    func redaction() throws {
        let configuration = try RedisConfiguration(url: "redis://queue:hunter2@host/1")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("hunter2"))
        }
        #expect("\(configuration)".contains("host:6379"))
        let error = #expect(throws: RedisError.self) { try RedisConfiguration(url: "redis://queue:hunter2@host:0") }
        #expect(error.map { "\($0)".contains("hunter2") } == false)
    }
}
