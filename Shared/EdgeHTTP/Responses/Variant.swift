/// The forms in which one resource is answered.
enum Variant {
    case full
    /// 304, without content.
    case notModified
}
