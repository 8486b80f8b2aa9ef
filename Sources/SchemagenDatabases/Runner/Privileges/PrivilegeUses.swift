extension PrivilegeNeeds {
    /// What an object that a script makes or changes uses of what was there before.
    mutating func noteUses(of object: CatalogueObject, _ step: StructuralChanges.Step) {
        let identity = object.identity
        let old = step.before[identity]
        if identity.kind == .foreignKey, old.map({ !Self.isSameKey($0, object) }) ?? true {
            let table = object.list(.referencedTable)
            if table.count == 2, !isMade(table) {
                addUsage(ofSchema: table[0])
                add(.relation, .references, table, columns: object.list(.referencedColumns))
            }
        }
        let isRemark = old.map { Self.differOnlyIn([.comment, .grants, .position], $0, object) } ?? false
        guard !isRemark else { return }
        var selected: [[String]: Set<String>] = [:]
        for use in step.uses[identity] {
            if use.path.count == 2 {
                guard !isMade(use.path) else { continue }
                addUsage(ofSchema: use.path[0])
            }
            switch use.kind {
            case .type:
                let isSameColumn = identity.kind == .column && old?.text(.type) == object.text(.type)
                if Self.declaresTypes(identity.kind), !isSameColumn { add(.type, .usage, use.path) }
                if addsValues(identity, step) { noteChecks(ofDomain: use.path, step) }
            case .routine, .operator: noteCall(of: use, by: object, step)
            case .language: add(.language, .usage, use.path)
            case .foreignServer: add(.foreignServer, .usage, use.path)
            case .foreignDataWrapper: add(.foreignDataWrapper, .usage, use.path)
            case .relation:
                switch identity.kind {
                case .materializedView where !object.flag(.isNotPopulated):
                    selected[use.path, default: []].formUnion(use.column.map { [$0] } ?? [])
                // A partition's table, a parent, the table of a sequence's column.
                case .table, .foreignTable, .sequence, .statistics, .publication: add(.relation, .owner, use.path)
                case .column
                where addsValues(identity, step) && step.before[CatalogueIdentity(.sequence, use.path)] != nil:
                    add(.relation, .usage, use.path)
                default: break
                }
            }
        }
        for (path, columns) in selected.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            add(.relation, .select, path, columns: columns.sorted())
        }
    }

    /// EXECUTE is needed where a function runs while the script does, which is not where it is only named: the default of
    /// a new table's column is not evaluated, that of a new column of a table is.
    private mutating func noteCall(
        of use: CatalogueUses.Use, by object: CatalogueObject, _ step: StructuralChanges.Step
    ) {
        let identity = object.identity
        let root = Array(identity.path.prefix(2))
        let (old, wasThere) = (step.before[identity], isTable(root, step))
        switch identity.kind {
        // These ask for it where they are made.
        case .trigger, .eventTrigger, .aggregate, .operator, .conversion: add(.routine, .execute, use.path)
        case .column: if addsValues(identity, step) { add(.routine, .execute, use.path) }
        case .checkConstraint:
            let isValidated = old == nil || old?.flag(.isNotValid) == true
            let isThere = wasThere || step.before[CatalogueIdentity(.domain, root)] != nil
            if isValidated, isThere, !object.flag(.isNotValid) { add(.routine, .execute, use.path) }
        case .index, .primaryKey, .uniqueConstraint, .exclusionConstraint:
            // The condition is prepared before the first row; the keys are computed row by row, and a new table has none.
            guard old == nil, wasThere || object.text(.condition) != nil else { return }
            // The operators of an exclusion are asked for nothing.
            if use.kind == .operator, identity.kind == .exclusionConstraint { return }
            add(.routine, .execute, use.path, ownerOf: isMade(root) ? [] : root)
        case .materializedView: if !object.flag(.isNotPopulated) { add(.routine, .execute, use.path) }
        default: break
        }
    }

    /// What the checks of a domain call, where a script fills a column of it.
    private mutating func noteChecks(ofDomain path: [String], _ step: StructuralChanges.Step) {
        guard step.after[CatalogueIdentity(.domain, path)] != nil else { return }
        for check in step.after.objects(.checkConstraint) where check.identity.path.prefix(2).elementsEqual(path) {
            for use in step.uses[check.identity] where use.kind == .routine || use.kind == .operator {
                if !isMade(use.path) { add(.routine, .execute, use.path) }
            }
        }
    }

    /// Whether a column is added to a table that was there: each of its rows gets a value.
    private func addsValues(_ identity: CatalogueIdentity, _ step: StructuralChanges.Step) -> Bool {
        identity.kind == .column && step.before[identity] == nil && isTable(Array(identity.path.prefix(2)), step)
    }

    private func isTable(_ path: [String], _ step: StructuralChanges.Step) -> Bool {
        step.before[CatalogueIdentity(.table, path)] != nil
            || step.before[CatalogueIdentity(.materializedView, path)] != nil
    }

    /// What asks for USAGE of the types that it is made of.
    private static func declaresTypes(_ kind: CatalogueKind) -> Bool {
        switch kind {
        case .column, .domain, .function, .procedure, .aggregate, .operator, .table, .cast: true
        default: false
        }
    }

    private static func isSameKey(_ left: CatalogueObject, _ right: CatalogueObject) -> Bool {
        differOnlyIn([.comment, .isNotValid], left, right)
    }

    private static func differOnlyIn(
        _ facts: Set<CatalogueFact>, _ left: CatalogueObject, _ right: CatalogueObject
    ) -> Bool {
        left.facts.filter { !facts.contains($0.key) } == right.facts.filter { !facts.contains($0.key) }
    }
}
