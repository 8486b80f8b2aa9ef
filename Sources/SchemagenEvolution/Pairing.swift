/// Which thing of the new schema is which of the old one.
///
/// Swift names decide, `was` first. Only what neither finds is looked for by its SQL name, and counts as the same where
/// it is exactly the same in SQL: then nothing but the Swift name is another, which is no change to a database.
public struct Pairing: Sendable {
    /// What a thing is called.
    public struct Names: Sendable {
        /// The Swift name.
        public var name: String
        /// The former Swift name, of a hint that may be spent.
        public var formerName: String?
        /// The SQL name.
        public var sqlName: String

        /// Makes one from its parts.
        public init(name: String, formerName: String?, sqlName: String) {
            self.name = name
            self.formerName = formerName
            self.sqlName = sqlName
        }
    }

    /// Offsets into the old and the new list, in the order of the new one.
    public private(set) var pairs: [(old: Int, new: Int)] = []
    /// Offsets into the new list.
    public private(set) var added: [Int] = []
    /// Offsets into the old list.
    public private(set) var removed: [Int] = []

    /// Pairs two lists; linear.
    ///
    /// - Parameter isSame: Whether the things at an old and a new offset are the same in SQL.
    public init(_ old: [Names], _ new: [Names], isSame: (Int, Int) -> Bool) {
        var oldByName: [String: Int] = [:]
        oldByName.reserveCapacity(old.count)
        for (index, names) in old.enumerated() where oldByName[names.name] == nil { oldByName[names.name] = index }
        var partner = [Int?](repeating: nil, count: new.count)
        var isTaken = [Bool](repeating: false, count: old.count)

        for (index, names) in new.enumerated() {
            guard let former = names.formerName, let found = oldByName[former], !isTaken[found] else { continue }
            // A hint that the old schema has too is spent. Where only the name was there before, it is that of something
            // else, which has another name now or is gone.
            if let same = oldByName[names.name], old[same].formerName == former { continue }
            partner[index] = found
            isTaken[found] = true
        }
        for (index, names) in new.enumerated() where partner[index] == nil {
            guard let found = oldByName[names.name], !isTaken[found] else { continue }
            partner[index] = found
            isTaken[found] = true
        }
        var oldBySQLName: [String: Int] = [:]
        for (index, names) in old.enumerated() where !isTaken[index] { oldBySQLName[names.sqlName] = index }
        for (index, names) in new.enumerated() where partner[index] == nil {
            guard let found = oldBySQLName[names.sqlName], !isTaken[found], isSame(found, index) else { continue }
            partner[index] = found
            isTaken[found] = true
        }

        for (index, found) in partner.enumerated() {
            if let found { pairs.append((found, index)) } else { added.append(index) }
        }
        for index in old.indices where !isTaken[index] { removed.append(index) }
    }
}
