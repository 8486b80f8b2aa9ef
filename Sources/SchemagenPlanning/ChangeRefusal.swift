import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// Says why changes are not planned, one error for each.
struct ChangeRefusal {
    private(set) var diagnostics: [Diagnostic] = []

    private let old: Schema
    private let new: Schema

    /// What can be mistaken for one another: parts of one kind in one object, or whole objects of one kind.
    private struct Place: Hashable {
        var object: ObjectIdentity?
        var kind: String
    }

    init(_ changes: [Change], from old: Schema, to new: Schema) {
        self.old = old
        self.new = new
        // A few that are gone are named; of a file that was emptied or cut off each would be.
        if new.declaresNothing, changes.count > 3 {
            diagnostics = [
                Diagnostic(
                    .undeclaredRemoval, "the schema declares nothing, and everything that is migrated vanished",
                    at: .fileStart,
                    fixes: [
                        .init("put the declarations back; the newest snapshot beside the migrations has them too")
                    ])
            ]
            return
        }
        var appeared: [Place: [Change]] = [:]
        for change in changes where change.kind == .added { appeared[place(of: change), default: []].append(change) }

        var ambiguous: Set<Place> = []
        for change in changes where change.kind == .removed && !change.isDeclaredRemoval {
            let place = place(of: change)
            if let candidates = appeared[place] {
                ambiguous.insert(place)
                refuse(change, appeared: candidates)
            } else {
                refuseUndeclared(change)
            }
        }
        for change in changes {
            switch change.kind {
            case .added where change.part == nil: break
            case .added where ambiguous.contains(place(of: change)): break
            case .removed where !change.isDeclaredRemoval: break
            default: refuse(change)
            }
        }
    }

    private func place(of change: Change) -> Place {
        let kind: String
        switch change.part {
        case nil: return Place(object: nil, kind: change.object.kind.rawValue)
        case .column: kind = "column"
        case .primaryKey: kind = "primary key"
        case .unique: kind = "unique"
        case .foreignKey: kind = "foreign key"
        case .exclusion: kind = "exclusion"
        case .index: kind = "index"
        case .check: kind = "check"
        case .enumCase: kind = "case"
        }
        return Place(object: change.object, kind: kind)
    }

    /// A change that is understood and not planned yet.
    private mutating func refuse(_ change: Change) {
        let reason = "this version plans only whole new objects"
        let message: String
        switch change.kind {
        case .added where change.object.kind == .table:
            message = "\(change.subject) was added to a table that is already migrated; \(reason)"
        case .removed where change.anchor.span != SourceAnchor().span:
            message = "`removed \(hint(change))` is understood, but not planned: \(reason)"
        default: message = "\(change.description); \(reason)"
        }
        diagnostics.append(
            Diagnostic(
                .changeNotPlanned, message, at: change.anchor.span,
                fixes: [.init("`schemagen explain change-not-planned` says what can be done")]))
    }

    /// Something vanished, and no hint says that it was meant to.
    private mutating func refuseUndeclared(_ change: Change) {
        diagnostics.append(
            Diagnostic(
                .undeclaredRemoval, "\(change.subject) vanished", at: change.anchor.span,
                fixes: [
                    .init("meant to go?   removed \(hint(change))"), .init("by mistake?    put it back"),
                ]))
    }

    /// Something vanished while something of its kind appeared.
    private mutating func refuse(_ change: Change, appeared: [Change]) {
        guard let candidate = appeared.first else { return }
        var names = appeared.prefix(3).map(\.subject).joined(separator: ", ")
        if appeared.count > 3 { names += " and \(appeared.count - 3) more" }
        var fixes: [Diagnostic.Fix] = []
        if let rename = rename(change, to: candidate) { fixes.append(.init("renamed?   \(rename)")) }
        fixes.append(.init("replaced?  removed \(hint(change))"))
        diagnostics.append(
            Diagnostic(
                .ambiguousChange, "\(change.subject) vanished and \(names) appeared", at: candidate.anchor.span,
                fixes: fixes))
    }

    /// The declaration with `was`, for what can have it.
    private func rename(_ removed: Change, to added: Change) -> String? {
        switch (added.part, added.object.kind) {
        case (.column(let name), _):
            guard let table = new.tables.first(where: { $0.info.name == added.object.name }),
                let column = table.column(name)
            else { return nil }
            let type = CanonicalForm.text(of: column.type, isNullable: column.isNullable)
            return "\(name) was \(removed.name): \(type)"
        case (.enumCase(let name), _): return "\(name) was \(removed.name)"
        case (.check(let name), _): return "check \(name) was \(removed.name): …"
        case (nil, .table), (nil, .view), (nil, .enumeration), (nil, .type), (nil, .sequence):
            return "\(added.object.kind.rawValue) \(added.object.name) was \(removed.object.name)"
        default: return nil
        }
    }

    /// What to write behind `removed`: identities of opaque objects stand in quotes.
    private func hint(_ change: Change) -> String {
        guard change.part == nil, change.object.kind == .opaque,
            let object = old.opaqueObjects.first(where: { $0.name == change.object.name })
        else { return change.removal }
        let owner = object.table.map { "\($0)." } ?? ""
        return "sql \(object.kind) \(owner)\(ExpressionPrinter.literal(object.identity))"
    }
}

extension Schema {
    /// Whether there is nothing in it but the header.
    fileprivate var declaresNothing: Bool {
        tables.isEmpty && views.isEmpty && enums.isEmpty && types.isEmpty && sequences.isEmpty && namespaces.isEmpty
            && extensions.isEmpty && opaqueObjects.isEmpty && removals.isEmpty
    }
}
