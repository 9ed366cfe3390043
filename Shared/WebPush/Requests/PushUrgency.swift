/// How much a message is worth a device's battery (RFC 8030 §5.3).
public enum PushUrgency: String, Sendable {
    case veryLow = "very-low"
    case low
    case normal
    case high
}
