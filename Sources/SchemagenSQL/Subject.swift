/// What a diagnostic is about: an object, or a member of one. Put into words only where there is a diagnostic.
struct Subject {
    private let object: String
    private let member: String?

    /// - Parameters:
    ///   - object: The Swift name of an object, or the SQL name of what has no other.
    ///   - member: The Swift name of a column, check or partition of it.
    init(_ object: String, _ member: String? = nil) {
        self.object = object
        self.member = member
    }

    /// `Order.total`
    var text: String { member.map { "\(object).\($0)" } ?? object }
}
