public struct EdgeConfiguration: Sendable {}
