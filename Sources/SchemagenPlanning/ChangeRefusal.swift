import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// Says which losses nobody declared, one error for each.
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

        var goneColumns: [ObjectIdentity: Set<String>] = [:]
        for change in changes where change.kind == .removed && change.isDeclaredRemoval {
            if case .column(let name) = change.part { goneColumns[change.object, default: []].insert(name) }
        }
        for change in changes where change.kind == .removed && !change.isDeclaredRemoval {
            if isElsewhere(change) { continue }
            if let columns = goneColumns[change.object], goesAlong(change, with: columns) { continue }
            let place = place(of: change)
            if let candidates = appeared[place] {
                refuse(change, appeared: candidates)
            } else {
                refuseUndeclared(change)
            }
        }
    }

    /// Whether the schema still has the thing, for another kind of database: `@only` says so, and `removed` cannot.
    private func isElsewhere(_ change: Change) -> Bool {
        let name = change.object.name
        switch change.part {
        case nil:
            switch change.object.kind {
            case .table: return new.tables.contains { $0.info.name == name }
            case .view: return new.views.contains { $0.info.name == name }
            case .type: return new.types.contains { $0.info.name == name }
            case .enumeration: return new.enums.contains { $0.info.name == name }
            default: return false
            }
        case .column(let column): return table(name)?.column(column) != nil
        case .primaryKey: return table(name)?.primaryKey != nil
        case .unique(let key): return table(name)?.uniques.contains { $0.sortKey == key } ?? false
        case .foreignKey(let key): return table(name)?.foreignKeys.contains { $0.sortKey == key } ?? false
        case .exclusion(let key): return table(name)?.exclusions.contains { $0.info.sqlName == key } ?? false
        case .index(let key): return table(name)?.indexes.contains { $0.sqlName == key } ?? false
        case .check(let key): return table(name)?.checks.contains { $0.name == key } ?? false
        case .enumCase, .partition: return false
        }
    }

    private func table(_ name: String) -> Table? { new.tables.first { $0.info.name == name } }

    /// Whether a key, check or index names a column whose loss is declared: it cannot stay without it.
    private func goesAlong(_ change: Change, with columns: Set<String>) -> Bool {
        let name = change.formerName ?? change.object.name
        guard let table = old.tables.first(where: { $0.info.name == name }) else { return false }
        var named: Set<String> = []
        switch change.part {
        case .primaryKey: named.formUnion(table.primaryKey?.columns ?? [])
        case .unique(let name):
            for unique in table.uniques where unique.sortKey == name { named.formUnion(unique.columns) }
        case .foreignKey(let name):
            for key in table.foreignKeys where key.sortKey == name { named.formUnion(key.columns) }
        case .check(let name):
            for check in table.checks where check.name == name { check.condition.forEachColumn { named.insert($0) } }
        case .index(let name):
            for index in table.indexes where index.sqlName == name {
                named.formUnion(index.include)
                for key in index.keys {
                    switch key.value {
                    case .column(let column): named.insert(column)
                    case .expression(let expression): expression.forEachColumn { named.insert($0) }
                    }
                }
                index.predicate?.forEachColumn { named.insert($0) }
            }
        case .exclusion(let name):
            for exclusion in table.exclusions where exclusion.info.sqlName == name {
                for element in exclusion.elements {
                    switch element.key.value {
                    case .column(let column): named.insert(column)
                    case .expression(let expression): expression.forEachColumn { named.insert($0) }
                    }
                }
            }
        case nil, .column, .enumCase, .partition: return false
        }
        return !named.isDisjoint(with: columns)
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
        case .partition: kind = "partition"
        }
        return Place(object: change.object, kind: kind)
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
        case (.partition, _): return "keep the name `\(removed.name)`, and give it another SQL name behind `as`"
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
        else { return change.writtenRemoval }
        let owner = object.table.map { "\($0)." } ?? ""
        return "sql \(object.kind) \(owner)\(ExpressionPrinter.literal(object.identity))"
    }
}

extension Change {
    /// The words behind `removed` as the language reads them: SQL names that are no plain words stand in quotes.
    fileprivate var writtenRemoval: String {
        func word(_ name: String) -> String { SourceName.isWord(name) ? "`\(name)`" : name }
        func sql(_ name: String) -> String {
            let isPlain =
                name.utf8.allSatisfy { $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
                && name.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
            return isPlain ? word(name) : ExpressionPrinter.literal(name)
        }
        let owner = object.kind == .extension ? sql(object.name) : word(object.name)
        return switch part {
        case nil: "\(object.kind.rawValue) \(owner)"
        case .column(let name): "column \(owner).\(word(name))"
        case .primaryKey: "primaryKey \(owner)"
        case .unique(let name): "unique \(owner).\(sql(name))"
        case .foreignKey(let name): "foreignKey \(owner).\(sql(name))"
        case .exclusion(let name): "exclude \(owner).\(sql(name))"
        case .index(let name): "index \(owner).\(sql(name))"
        case .check(let name): "check \(owner).\(sql(name))"
        case .enumCase(let name): "case \(owner).\(word(name))"
        case .partition(let path):
            "partition \(owner)." + path.split(separator: ".").map { word(String($0)) }.joined(separator: ".")
        }
    }
}

extension Schema {
    /// Whether there is nothing in it but the header.
    fileprivate var declaresNothing: Bool {
        tables.isEmpty && views.isEmpty && enums.isEmpty && types.isEmpty && sequences.isEmpty && namespaces.isEmpty
            && extensions.isEmpty && opaqueObjects.isEmpty && removals.isEmpty
    }
}
