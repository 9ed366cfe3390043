// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled in Swift 6 mode and without a warning.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "campus-events",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "events-api", targets: ["EventsAPI"]),
        .executable(name: "notification-service", targets: ["NotificationService"]),
        .executable(name: "frontend", targets: ["Frontend"]),
        .executable(name: "queue-benchmark", targets: ["QueueBenchmark"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-algorithms.git", from: "1.2.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.15.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .target(
            name: "CampusCore",
            dependencies: [],
            path: "Shared/CampusCore",
            swiftSettings: strict
        ),
        .systemLibrary(name: "CLibPQ", path: "Shared/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Postgres",
            dependencies: [
                "CLibPQ",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Shared/Postgres",
            swiftSettings: strict
        ),
        .systemLibrary(
            name: "CCurl",
            path: "Shared/CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .target(
            name: "HTTPClient",
            dependencies: [
                "CCurl",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Shared/HTTPClient",
            swiftSettings: strict
        ),
        .target(
            name: "ServiceKit",
            dependencies: [
                "CampusCore",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Shared/ServiceKit",
            swiftSettings: strict
        ),
        .target(
            name: "AWS",
            dependencies: [
                "HTTPClient",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Shared/AWS",
            swiftSettings: strict
        ),
        .target(
            name: "WebPush",
            dependencies: [
                "CampusCore",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Shared/WebPush",
            swiftSettings: strict
        ),
        .systemLibrary(
            name: "CHiredis",
            path: "Shared/CHiredis",
            pkgConfig: "hiredis",
            providers: [.apt(["libhiredis-dev"])]
        ),
        .target(
            name: "Redis",
            dependencies: [
                "CHiredis",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Shared/Redis",
            swiftSettings: strict
        ),
        .target(
            name: "JobQueue",
            dependencies: [
                "Redis",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Shared/JobQueue",
            swiftSettings: strict
        ),
        .target(
            name: "EdgeHTTP",
            dependencies: [
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOExtras", package: "swift-nio-extras"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ],
            path: "Shared/EdgeHTTP",
            swiftSettings: strict
        ),
        .target(
            name: "OpenAPI",
            dependencies: [
                "CampusCore"
            ],
            path: "Shared/OpenAPI",
            resources: [.copy("Documents")],
            swiftSettings: strict
        ),
        .target(
            name: "Live",
            dependencies: [
                "CampusCore",
                "EdgeHTTP",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ],
            path: "Shared/Live",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "EventsAPI",
            dependencies: [
                "CampusCore",
                "EdgeHTTP",
                "HTTPClient",
                "Live",
                "OpenAPI",
                "Postgres",
                "Redis",
                "ServiceKit",
                .product(name: "Algorithms", package: "swift-algorithms"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Services/EventsAPI",
            resources: [.copy("Accounts/common-words.txt"), .copy("APIDocs/Page"), .copy("Migrations")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LiveTests",
            dependencies: [
                "EdgeHTTP",
                "Live",
                "RedisTesting",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/LiveTests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "CampusCoreTests",
            dependencies: [
                "CampusCore"
            ],
            path: "Tests/CampusCoreTests",
            swiftSettings: strict
        ),
        .target(
            name: "PostgresTesting",
            dependencies: [
                "Postgres",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/PostgresTesting",
            swiftSettings: strict
        ),
        .target(
            name: "SecrecyTesting",
            dependencies: [
                "ServiceKit",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/SecrecyTesting",
            swiftSettings: strict
        ),
        .testTarget(
            name: "PostgresTests",
            dependencies: [
                "Postgres",
                "PostgresTesting",
                "SecrecyTesting",
                "ServiceKit",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            path: "Tests/PostgresTests",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "NotificationService",
            dependencies: [
                "AWS",
                "CampusCore",
                "EdgeHTTP",
                "HTTPClient",
                "JobQueue",
                "Postgres",
                "Redis",
                "ServiceKit",
                "WebPush",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "X509", package: "swift-certificates"),
            ],
            path: "Services/NotificationService",
            resources: [.copy("Migrations"), .copy("Templates")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Frontend",
            dependencies: [
                "CampusCore",
                "EdgeHTTP",
                "ServiceKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Services/Frontend/Server",
            swiftSettings: strict
        ),
        .target(
            name: "RedisTesting",
            dependencies: [
                "Redis",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/RedisTesting",
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedisTests",
            dependencies: [
                "Redis",
                "RedisTesting",
                "SecrecyTesting",
                "ServiceKit",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/RedisTests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "EdgeHTTPTests",
            dependencies: [
                "EdgeHTTP",
                "ServiceKit",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOExtras", package: "swift-nio-extras"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Tests/EdgeHTTPTests",
            swiftSettings: strict
        ),
        // The two programs of `make bench-live`; nothing of them is shipped.
        .executableTarget(
            name: "live-fan-out",
            dependencies: [
                "EdgeHTTP",
                "Live",
                "ServiceKit",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/Benchmarks/LiveFanOut",
            swiftSettings: strict
        ),
        .systemLibrary(name: "CEpoll", path: "Tests/Benchmarks/CEpoll"),
        .executableTarget(
            name: "live-load",
            dependencies: [
                "CEpoll",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks/LiveLoad",
            swiftSettings: strict
        ),
        // Serves Autobahn's fuzzing client (Tests/Conformance); nothing of it is shipped.
        .executableTarget(
            name: "websocket-echo",
            dependencies: [
                "EdgeHTTP",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Tests/Conformance/WebSocketEcho",
            swiftSettings: strict
        ),
        .target(
            name: "HTTPTesting",
            dependencies: [
                "HTTPClient",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            path: "Tests/HTTPTesting",
            swiftSettings: strict
        ),
        .testTarget(
            name: "HTTPClientTests",
            dependencies: [
                "HTTPClient",
                "HTTPTesting",
                "SecrecyTesting",
            ],
            path: "Tests/HTTPClientTests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebPushTests",
            dependencies: [
                "CampusCore",
                "SecrecyTesting",
                "WebPush",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Tests/WebPushTests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "AWSTests",
            dependencies: [
                "AWS",
                "HTTPClient",
                "HTTPTesting",
                "SecrecyTesting",
            ],
            path: "Tests/AWSTests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "OpenAPITests",
            dependencies: [
                "CampusCore",
                "OpenAPI",
            ],
            path: "Tests/OpenAPITests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "EventsAPITests",
            dependencies: [
                "CampusCore",
                "EventsAPI",
                "HTTPClient",
                "HTTPTesting",
                "Live",
                "OpenAPI",
                "Postgres",
                "PostgresTesting",
                "Redis",
                "RedisTesting",
                "SecrecyTesting",
                "ServiceKit",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            path: "Tests/EventsAPITests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "NotificationServiceTests",
            dependencies: [
                "AWS",
                "CampusCore",
                "HTTPClient",
                "HTTPTesting",
                "JobQueue",
                "NotificationService",
                "OpenAPI",
                "Postgres",
                "PostgresTesting",
                "Redis",
                "RedisTesting",
                "SecrecyTesting",
                "ServiceKit",
                "WebPush",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "X509", package: "swift-certificates"),
            ],
            path: "Tests/NotificationServiceTests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "FrontendTests",
            dependencies: [
                "EdgeHTTP",
                "Frontend",
                "ServiceKit",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Tests/FrontendTests",
            swiftSettings: strict
        ),
        .testTarget(
            name: "ServiceKitTests",
            dependencies: [
                "CampusCore",
                "HTTPTesting",
                "SecrecyTesting",
                "ServiceKit",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Tests/ServiceKitTests",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "QueueBenchmark",
            dependencies: [
                "JobQueue",
                "Redis",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Benchmarks/queue-benchmark",
            swiftSettings: strict
        ),
        .testTarget(
            name: "JobQueueTests",
            dependencies: [
                "JobQueue",
                "Redis",
                "RedisTesting",
                "ServiceKit",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Tests/JobQueueTests",
            swiftSettings: strict
        ),
    ]
)
