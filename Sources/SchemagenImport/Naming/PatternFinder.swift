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

    /// The pattern that gives the most names; the default one where none gives more than it.
    public var pattern: String {
        let candidates = candidates
        var best = kind.defaultPattern
        var bestCount = count(best)
        for candidate in candidates where candidate != best {
            let count = count(candidate)
            if count > bestCount { (best, bestCount) = (candidate, count) }
        }
        return best
    }

    /// The patterns that occur, most frequent first, at most 12: judging each costs a walk over all names.
    private var candidates: [String] {
        var counts: [String: Int] = [:]
        for sample in samples {
            for pattern in patterns(of: sample) { counts[pattern, default: 0] += 1 }
        }
        return counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(12).map(\.key)
    }

    private func patterns(of sample: Sample) -> Set<String> {
        if !sample.swiftName.isEmpty, kind != .check {
            return Set(kind.placeholders.map { "{\($0.rawValue)}" })
        }
        guard !sample.name.contains("{"), !sample.name.contains("}") else { return [] }
        var found: Set<String> = []
        let joined = sample.columns.joined(separator: "_")
        let options: [(String, String)] = [
            (joined, "{columns}"), (sample.columns.first ?? "", "{column}"),
            (SnakeCase.convert(sample.swiftName), "{name}"), (sample.swiftName, "{swiftName}"),
        ]
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

    private func isKnown(_ placeholder: String) -> Bool {
        kind.placeholders.contains { "{\($0.rawValue)}" == placeholder }
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
