import SchemagenModel

/// Who has to wait for a step of a migration, and for what.
public struct Waiting: Sendable, Hashable {
    /// What the step does meanwhile.
    package enum Work: Sendable, Hashable {
        /// Tables are written anew with their indexes.
        case rewrite
        /// Tables are read as a whole: rows are checked, or an index is built.
        case scan
        /// Rows get values, all in one statement.
        case fill
        /// Rows are written again on SQLite, which locks the whole database.
        case copy
        /// Nothing that takes time: only the catalogue changes.
        case none
    }

    /// What is done.
    package var work: Work
    /// The tables that it is done to.
    package var busy: Set<QualifiedName>
    /// The tables that others cannot use meanwhile.
    package var kept: Set<QualifiedName>
    /// Whether those who read wait too.
    package var isForReaders: Bool

    /// Takes the tables of another in; what is done first says what is done.
    package mutating func add(_ other: Waiting) {
        busy.formUnion(other.busy)
        kept.formUnion(other.kept)
    }

    /// The end of a sentence that starts with what changes.
    var text: String {
        let verb = busy.count == 1 ? "is" : "are"
        return switch work {
        case .rewrite: "\(Self.list(busy)) \(verb) written anew, and \(nobody) meanwhile"
        case .scan: "\(Self.list(busy)) \(verb) read as a whole, and \(nobody) meanwhile"
        case .fill: "rows of \(Self.list(busy)) are filled, and \(nobody) meanwhile"
        case .copy: "all rows of \(Self.list(busy)) are written again, and nobody else writes to the database meanwhile"
        case .none: "\(nobody) for a moment"
        }
    }

    private var nobody: String {
        let them = kept == busy ? kept.count == 1 ? "it" : "them" : Self.list(kept)
        return isForReaders ? "nobody reads or writes \(them)" : "nobody writes to \(them)"
    }

    /// The first of the names: a table may have hundreds of partitions.
    private static func list(_ names: Set<QualifiedName>) -> String {
        let sorted = names.map(\.text).sorted()
        let shown = sorted.prefix(sorted.count > 4 ? 3 : 4)
        var words = shown.map { "`\($0)`" }
        if shown.count < sorted.count { words.append("\(sorted.count - shown.count) others") }
        guard words.count > 1 else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
    }
}
