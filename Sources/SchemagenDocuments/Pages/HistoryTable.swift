import SchemagenHistory
import SchemagenModel

/// What happened to an object, migration by migration.
struct HistoryTable {
    /// Adds the section; nothing where no migration knows the object.
    static func add(_ identity: ObjectIdentity, _ context: PageContext, to page: inout MarkdownPage) {
        let events = context.history.events(of: identity)
        guard let first = events.first else { return }
        page.section(.history)
        guard events.count > 1 else {
            page.block("Created by \(MarkdownText.code(first.change.title)), unchanged since.")
            return
        }
        page.table(["Migration", "Change"]) { rows in
            for event in events {
                for change in event.changes {
                    rows.code(event.change.title)
                    rows.cell(words(change))
                }
            }
        }
    }

    /// A change in words.
    static func words(_ change: ObjectChange) -> String {
        switch change {
        case .created: return "Created."
        case .removed: return "Removed."
        case .renamed(let old, let new):
            var parts: [String] = []
            if old.identity.name != new.identity.name { parts.append("called \(code(old.identity.name)) before") }
            if old.sqlName != new.sqlName { parts.append("in the database \(code(old.sqlName)) before") }
            return "Renamed: \(parts.joined(separator: ", "))."
        case .redescribed(let old, let new): return became(old, new, of: "The whole")
        case .partAdded(let part):
            guard part.kind != .query else { return "Has a query." }
            let text = shown(part.text)
            return "\(noun(part)) added" + (text.isEmpty ? "." : ": \(text).")
        case .partRemoved(let part): return "\(noun(part)) removed."
        case .partRenamed(let old, let new):
            return "\(noun(new)) renamed: \(code(label(old))) before."
        case .partChanged(let old, let new):
            return new.kind == .query ? "Another query." : became(old.text, new.text, of: noun(new))
        }
    }

    private static func became(_ old: String, _ new: String, of what: String) -> String {
        if old.isEmpty { return "\(what) got \(shown(new))." }
        if new.isEmpty { return "\(what) lost \(shown(old))." }
        return "\(what): \(shown(old)) became \(shown(new))."
    }

    private static func noun(_ part: RecordedObject.Part) -> String {
        let kind = part.kind.rawValue
        let noun = kind.prefix(1).uppercased() + kind.dropFirst()
        let label = label(part)
        return label.isEmpty ? noun : "\(noun) \(code(label))"
    }

    private static func label(_ part: RecordedObject.Part) -> String {
        part.kind == .enumCase ? ".\(part.name)" : part.sqlName
    }

    /// A piece of a snapshot on one line.
    private static func shown(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let words = text.split { $0 == " " || $0.isNewline }.joined(separator: " ")
        return code(words)
    }

    private static func code(_ text: String) -> String { MarkdownText.code(text) }
}
