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
    targets: [
        .target(name: "CampusCore", path: "Shared/CampusCore", swiftSettings: strict),
        .testTarget(
            name: "CampusCoreTests",
            dependencies: ["CampusCore"],
            path: "Tests/CampusCoreTests",
            swiftSettings: strict
        ),
    ]
)
