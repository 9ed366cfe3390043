/// A client that is let in, or in anew with other topics.
public struct LiveAdmission: Sendable {
    /// Where it goes on.
    public enum Place: Sendable {
        /// From now on.
        case now
        /// It heard everything up to here.
        case after(LiveCursor)
        /// It missed what nobody can tell any more.
        case lost
    }

    public let outlet: any LiveOutlet
    /// Of one outlet's admissions the greatest counts, whichever comes last.
    public let number: UInt64
    public let interest: LiveInterest
    public let session: LiveSession?
    public var place: Place
    /// What it missed before ``place``, from elsewhere than the log.
    public var missed: [LiveChange]

    public init(
        outlet: any LiveOutlet,
        number: UInt64,
        interest: LiveInterest,
        session: LiveSession?,
        place: Place,
        missed: [LiveChange] = []
    ) {
        self.outlet = outlet
        self.number = number
        self.interest = interest
        self.session = session
        self.place = place
        self.missed = missed
    }
}
