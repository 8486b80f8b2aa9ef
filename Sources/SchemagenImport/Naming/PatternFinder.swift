import SchemagenModel

/// Finds the naming pattern that gives most of the names that a database has, so that few of them need `as`.
public struct PatternFinder: Sendable {
    /// A SQL name with what it may be made of.
    public struct Sample: Sendable {
        /// The name.
        public var name: String
        /// The SQL name of the table.
        public var table: String
        /// The SQL names of the columns, in the words of default names (`expr` and the like); empty where it has none.
        public var columns: [String]
        /// The SQL name of the table referred to.
        public var target: String
        /// The Swift name of what has one; empty for keys and indexes.
        public var swiftName: String

        /// Makes one.
        public init(
            name: String, table: String = "", columns: [String] = [], target: String = "", swiftName: String = ""
        ) {
            self.name = name
            self.table = table
            self.columns = columns
            self.target = target
            self.swiftName = swiftName
        }
    }

    private let kind: NameKind
    private var samples: [Sample] = []

    /// One for a kind of name.
    public init(_ kind: NameKind) { self.kind = kind }

    /// Adds a name.
    public mutating func add(_ sample: Sample) { samples.append(sample) }

    /// The patterns of indexes, those that are unique apart where they have a habit of their own.
    static func patterns(ofIndexes plain: PatternFinder, unique: PatternFinder) -> [NameKind: String] {
        var all = PatternFinder(.index)
        all.samples = plain.samples + unique.samples
        let shared = all.best
        let (first, second) = (plain.best, unique.best)
        guard first.pattern != second.pattern, first.count + second.count > shared.count else {
            return [.index: shared.pattern]
        }
        return [.index: first.pattern, .uniqueIndex: second.pattern]
    }

    /// The pattern that gives the most names; the default one where none gives more than it, and of others the one that
    /// takes least for granted: a rule for names to come has as few letters of its own as it can.
    public var pattern: String { best.pattern }

    private var best: (pattern: String, count: Int) {
        let usual = count(kind.defaultPattern)
        if usual == samples.count { return (kind.defaultPattern, usual) }
        var best: (pattern: String, count: Int, letters: Int)?
        for candidate in candidates {
            let (count, letters) = (count(candidate), Self.literal(candidate).count)
            guard count > usual, isHabit(candidate, count) else { continue }
            if let best, (best.count, -best.letters) >= (count, -letters) { continue }
            best = (candidate, count, letters)
        }
        return best.map { ($0.pattern, $0.count) } ?? (kind.defaultPattern, usual)
    }

    /// Whether names to come are likely to follow a pattern that gives so many of those that are there.
    private func isHabit(_ pattern: String, _ count: Int) -> Bool {
        if count > 1 { return count * 5 >= samples.count }
        // One name is no habit, but where there is no other it is all there is to go by. A number in it, as tools put a
        // hash there, is that name's alone, and so is one that says nothing of columns, unless a table has but one.
        return samples.count == 1 && !Self.literal(pattern).contains { (0x30...0x39).contains($0) }
            && (kind == .primaryKey || !Self.isOfTableAlone(pattern))
    }

    /// The patterns that occur, most frequent first, at most 12: judging each costs a walk over all names.
    private var candidates: [String] {
        var counts: [String: Int] = [:]
        for sample in samples {
            for pattern in patterns(of: sample) { counts[pattern, default: 0] += 1 }
        }
        let ranked = counts.map { key, value in
            (
                pattern: key, count: value, letters: Self.literal(key).count,
                covers: key.contains("{columns")
            )
        }
        return ranked.sorted {
            if $0.count != $1.count { return $0.count > $1.count }
            if $0.letters != $1.letters { return $0.letters < $1.letters }
            return $0.covers != $1.covers ? $0.covers : $0.pattern < $1.pattern
        }.prefix(12).map(\.pattern)
    }

    private static func isOfTableAlone(_ pattern: String) -> Bool {
        !pattern.replacing("{table}", with: "").contains("{")
    }

    /// What of a pattern stands outside braces.
    private static func literal(_ pattern: String) -> [UInt8] {
        var depth = 0
        return pattern.utf8.filter { byte in
            switch byte {
            case 0x7B: depth += 1
            case 0x7D: depth -= 1
            default: return depth == 0
            }
            return false
        }
    }

    private func patterns(of sample: Sample) -> Set<String> {
        if !sample.swiftName.isEmpty, kind != .check {
            return Set(kind.placeholders.map { "{\($0.rawValue)}" })
        }
        guard !sample.name.contains("{"), !sample.name.contains("}") else { return [] }
        var found: Set<String> = []
        let joined = sample.columns.joined(separator: "_")
        var options: [(String, String)] = [
            (joined, "{columns}"), (sample.columns.first ?? "", "{column}"),
            (SnakeCase.convert(sample.swiftName), "{name}"), (sample.swiftName, "{swiftName}"),
            (SnakeCase.convertWithNumbersApart(sample.swiftName), "{name_1}"),
        ]
        if let separator = separator(in: sample), separator != "_" {
            options.append((sample.columns.joined(separator: separator), "{columns:\(separator)}"))
        }
        for (text, placeholder) in options where !text.isEmpty && isKnown(placeholder) {
            for targetFirst in [false, true] {
                var pattern = replacing(text, by: placeholder, in: sample.name)
                if targetFirst, isKnown("{target}") { pattern = replacing(sample.target, by: "{target}", in: pattern) }
                pattern = replacing(sample.table, by: "{table}", in: pattern)
                found.insert(pattern)
            }
        }
        // A name without columns in it, as those of primary keys are.
        found.insert(replacing(sample.table, by: "{table}", in: sample.name))
        return found.filter { $0.contains("{") }
    }

    /// What stands between the first column and the second in a name that has all of them.
    private func separator(in sample: Sample) -> String? {
        guard sample.columns.count > 1, let first = sample.name.firstRange(of: sample.columns[0]) else {
            return nil
        }
        let rest = sample.name[first.upperBound...]
        guard let second = rest.firstRange(of: sample.columns[1]) else { return nil }
        let separator = String(rest[..<second.lowerBound])
        let isIn =
            separator.utf8.count <= 8 && sample.name.contains(sample.columns.joined(separator: separator))
        return isIn ? separator : nil
    }

    private func isKnown(_ placeholder: String) -> Bool {
        if placeholder.hasPrefix("{columns:") { return kind.placeholders.contains(.columns) }
        return kind.placeholders.contains { "{\($0.rawValue)}" == placeholder }
    }

    /// The last place where a text stands outside braces, replaced.
    private func replacing(_ text: String, by placeholder: String, in pattern: String) -> String {
        let (bytes, wanted) = (Array(pattern.utf8), Array(text.utf8))
        guard !wanted.isEmpty, wanted.count <= bytes.count else { return pattern }
        var depth = 0
        var place: Int?
        for index in bytes.indices {
            if bytes[index] == 0x7B { depth += 1 }
            if bytes[index] == 0x7D { depth -= 1 }
            guard depth == 0, index + wanted.count <= bytes.count,
                bytes[index..<index + wanted.count].elementsEqual(wanted),
                !bytes[index..<index + wanted.count].contains(0x7B)
            else { continue }
            place = index
            // The table's name stands at the first place, what follows it at the last.
            if placeholder == "{table}" { break }
        }
        guard let place else { return pattern }
        return String(
            decoding: bytes[..<place] + Array(placeholder.utf8) + bytes[(place + wanted.count)...], as: UTF8.self)
    }

    private func count(_ pattern: String) -> Int {
        var settings = SchemaSettings()
        settings.naming[kind.rawValue] = pattern
        let naming = SQLNaming(settings)
        return samples.count { sample in
            if kind == .check { return naming.check(table: sample.table, name: sample.swiftName) == sample.name }
            if !sample.swiftName.isEmpty { return naming.name(kind, of: sample.swiftName) == sample.name }
            return naming.name(kind, table: sample.table, columns: sample.columns, target: sample.target) == sample.name
        }
    }
}
