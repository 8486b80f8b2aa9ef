/// What a report says of something, from facts alone.
public enum ReportStatus: String, Sendable, Hashable, CaseIterable {
    /// It was looked at, and nothing is wrong.
    case pass
    /// It works, and somebody should look at it.
    case warning
    /// It is not as it has to be.
    case fail
    /// Nobody has looked: nothing is claimed.
    case unmeasured

    /// How many there are of each, in words: `7 pass, 1 warning, 0 fail, 1 unmeasured`.
    static func words(of statuses: [ReportStatus]) -> String {
        allCases.map { status in "\(statuses.count { $0 == status }) \(status.rawValue)" }.joined(separator: ", ")
    }
}
