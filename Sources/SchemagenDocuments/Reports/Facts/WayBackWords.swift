import SchemagenModel
import SchemagenPlanning

/// What makes a way back fail, in words of Markdown.
enum WayBackWords {
    /// What the row is that it fails on: `a row of orders has no value in note`.
    static func row(_ refusal: WayBackRefusal) -> String {
        let table = MarkdownText.code(refusal.table)
        let name = refusal.constraint.map { " (\(MarkdownText.code($0)))" } ?? ""
        switch refusal.cause {
        case .repeats(let keys):
            return "two rows of \(table) have the same \(ReportText.names(keys))\(name)"
        case .refersToNothing(let columns, let target):
            return "a row of \(table) refers by \(ReportText.names(columns)) to no row of "
                + "\(MarkdownText.code(target))\(name)"
        case .breaksCheck:
            return "a row of \(table) does not keep \(refusal.constraint.map { MarkdownText.code($0) } ?? "a check")"
        case .collides: return "two rows of \(table) exclude each other\(name)"
        case .isNull(let column): return "a row of \(table) has no value in \(MarkdownText.code(column))"
        case .hasCase(let column, let values):
            return "a row of \(table) has \(ReportText.names(values)) in \(MarkdownText.code(column))"
        case .doesNotFit(let column, let type):
            return "a row of \(table) has a value in \(MarkdownText.code(column)) that "
                + "\(MarkdownText.code(type)) does not take"
        case .isOfAnotherType:
            return "a row of \(table) has a value of another type than its column is declared with"
        case .hasNoPartition: return "a row of \(table) has no place in the partitions of before"
        case .breaksSQL(let text): return "a row of \(table) does not keep \(MarkdownText.code(text))"
        }
    }

    /// What rows written since do to the way back; nothing where each of them goes back.
    static func sentences(_ way: WayBack) -> [String] {
        [sentence(way.refusals.flatMap { $0 }), cuts(way.cut)].compactMap { $0 }
    }

    /// When the way back fails; nil: it does not.
    static func sentence(_ refusals: [WayBackRefusal]) -> String? {
        guard !refusals.isEmpty else { return nil }
        let most = ReportText.mostNamed
        var rows = refusals.prefix(refusals.count > most ? most - 1 : most).map(row)
        if rows.count < refusals.count { rows.append("for one of \(refusals.count - rows.count) more reasons") }
        return "The way back is refused once \(rows.joined(separator: ", or once ")): nothing is lost then, but "
            + "nothing goes back before such rows are mended."
    }

    /// What is cut off on the way; nil: nothing is.
    static func cuts(_ columns: [String]) -> String? {
        guard !columns.isEmpty else { return nil }
        return "On the way back values of \(ReportText.names(columns)) are cut to what was kept of them before."
    }
}
