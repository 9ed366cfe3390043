import Live

extension LiveHub {
    /// Tells a client every public change from now on; events-api would ask who it is.
    func admit(everythingTo outlet: any LiveOutlet) {
        let interest = LiveInterest(topics: [.all], userID: nil)
        // Nothing refuses a client that goes on from now.
        _ = admit(LiveAdmission(outlet: outlet, number: 1, interest: interest, session: nil, place: .now))
    }
}
