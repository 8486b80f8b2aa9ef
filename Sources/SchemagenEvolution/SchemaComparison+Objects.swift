import SchemagenModel

/// Whole objects but tables.
extension SchemaComparison {
    /// Records a rename and gives the former Swift name, where that is another one.
    mutating func compareNames(_ original: ObjectInfo, _ info: ObjectInfo, _ kind: ObjectKind) -> String? {
        let former = original.name == info.name ? nil : original.name
        let isMoved = new.isPostgreSQL && original.sqlSchema != info.sqlSchema
        if original.sqlName != info.sqlName || isMoved {
            let qualified = original.sqlSchema.map { isMoved ? "\($0).\(original.sqlName)" : original.sqlName }
            add(
                Change(
                    .renamed(from: qualified ?? original.sqlName), ObjectIdentity(kind, info.name), formerName: former,
                    anchor: info.anchor))
        }
        return former
    }

    /// Records what came and went; gives the pairs that both databases hold.
    mutating func presence<Value: NamedObject>(
        _ pairing: Pairing, _ oldValues: [Value], _ newValues: [Value], _ kind: ObjectKind,
        isHeld: (Structure, Value) -> Bool
    ) -> [(old: Int, new: Int)] {
        var both: [(old: Int, new: Int)] = []
        let removed = pairing.removed.filter { isHeld(old, oldValues[$0]) }
        var pairs = pairing.pairs[...]
        var added = pairing.added[...]
        // The pairs and what is new, merged into the order of the new file.
        while !pairs.isEmpty || !added.isEmpty {
            if let pair = pairs.first, pair.new < (added.first ?? .max) {
                pairs.removeFirst()
                switch (isHeld(old, oldValues[pair.old]), isHeld(new, newValues[pair.new])) {
                case (true, true): both.append(pair)
                case (let wasHeld, let isHeld) where wasHeld != isHeld:
                    changePresence(newValues[pair.new].info, kind, isHeld: isHeld)
                default: break
                }
            } else if let index = added.popFirst(), isHeld(new, newValues[index]) {
                addWhole(newValues[index].info, kind)
            }
        }
        for index in removed { addRemoval(of: ObjectIdentity(kind, oldValues[index].info.name)) }
        return both
    }

    private mutating func addWhole(_ info: ObjectInfo, _ kind: ObjectKind) {
        add(Change(.added, ObjectIdentity(kind, info.name), anchor: info.anchor))
    }

    /// Records that an object which stays in the file came to a database or left it: `@storage` or `@only` says so.
    private mutating func changePresence(_ info: ObjectInfo, _ kind: ObjectKind, isHeld: Bool) {
        let object = ObjectIdentity(kind, info.name)
        if kind == .enumeration || kind == .type {
            add(Change(.changed(.storage), object, anchor: info.anchor))
        } else if isHeld {
            addWhole(info, kind)
        } else {
            add(Change(.removed, object, anchor: info.anchor, isDeclaredRemoval: true))
        }
    }

    mutating func compareEnums(_ pairing: Pairing, original: Schema) {
        let target = new.schema.enums
        let both = presence(pairing, original.enums, target, .enumeration) { $0.holds($1) }
        var isHeld: Set<Int> = []
        for pair in both { isHeld.insert(pair.new) }
        for (pair, cases) in zip(pairing.pairs, correspondence.cases) {
            let enumeration = target[pair.new]
            guard isHeld.contains(pair.new) || shownEnums.contains(enumeration.info.name) else { continue }
            let before = original.enums[pair.old]
            var former: String?
            if isHeld.contains(pair.new) {
                former = compareNames(before.info, enumeration.info, .enumeration)
            }
            compareCases(before, enumeration, cases, formerName: former)
            if isHeld.contains(pair.new), new.hasComments,
                before.info.documentation != enumeration.info.documentation
            {
                add(
                    Change(
                        .changed(.comment), ObjectIdentity(.enumeration, enumeration.info.name),
                        anchor: enumeration.info.anchor))
            }
        }
    }

    private mutating func compareCases(
        _ before: Enumeration, _ after: Enumeration, _ cases: Pairing, formerName: String?
    ) {
        let object = ObjectIdentity(.enumeration, after.info.name)
        for pair in cases.pairs where before.cases[pair.old].sqlName != after.cases[pair.new].sqlName {
            let enumCase = after.cases[pair.new]
            add(
                Change(
                    .renamed(from: before.cases[pair.old].sqlName), object, part: .enumCase(enumCase.name),
                    formerName: formerName, anchor: enumCase.anchor))
        }
        for index in cases.added {
            let enumCase = after.cases[index]
            add(
                Change(
                    .added, object, part: .enumCase(enumCase.name), formerName: formerName, anchor: enumCase.anchor))
        }
        for index in cases.removed {
            addRemoval(
                of: object, part: .enumCase(before.cases[index].name), formerName: formerName,
                around: after.info.anchor)
        }
        var last = -1
        for pair in cases.pairs {
            if pair.old < last {
                add(Change(.changed(.order), object, formerName: formerName, anchor: after.info.anchor))
                break
            }
            last = pair.old
        }
    }

    mutating func compareTypes(_ pairing: Pairing, original: Schema) {
        let target = new.schema.types
        let both = presence(pairing, original.types, target, .type) { $0.holds($1) }
        var isHeld: Set<Int> = []
        for pair in both { isHeld.insert(pair.new) }
        for pair in pairing.pairs {
            let type = target[pair.new]
            guard isHeld.contains(pair.new) || shownTypes.contains(type.info.name) else { continue }
            var former: String?
            if isHeld.contains(pair.new) { former = compareNames(original.types[pair.old].info, type.info, .type) }
            let before = old.schema.types[pair.old]
            let object = ObjectIdentity(.type, type.info.name)
            let count = changeCount(of: .type)
            if old.typeText(of: before.base) != new.typeText(of: type.base) {
                add(Change(.changed(.type), object, formerName: former, anchor: type.info.anchor))
            }
            if isHeld.contains(pair.new) {
                if before.isNotNull != type.isNotNull {
                    add(Change(.changed(.nullability), object, formerName: former, anchor: type.info.anchor))
                }
                if old.defaultText(of: before) != new.defaultText(of: type) {
                    add(Change(.changed(.defaultValue), object, formerName: former, anchor: type.info.anchor))
                }
                if before.collation?[new.database] != type.collation?[new.database] {
                    add(Change(.changed(.collation), object, formerName: former, anchor: type.info.anchor))
                }
            }
            if old.checksText(of: before) != new.checksText(of: type) {
                add(Change(.changed(.checks), object, formerName: former, anchor: type.info.anchor))
            }
            if isHeld.contains(pair.new), changeCount(of: .type) == count, old.text(of: before) != new.text(of: type) {
                add(Change(.changed(.comment), object, formerName: former, anchor: type.info.anchor))
            }
        }
    }

    mutating func compareSequences(_ pairing: Pairing, original: Schema) {
        let target = new.schema.sequences
        for pair in presence(pairing, original.sequences, target, .sequence, isHeld: { $0.holds($1) }) {
            let sequence = target[pair.new]
            let former = compareNames(original.sequences[pair.old].info, sequence.info, .sequence)
            if old.text(of: old.schema.sequences[pair.old]) != new.text(of: sequence) {
                add(
                    Change(
                        .changed(.definition), ObjectIdentity(.sequence, sequence.info.name), formerName: former,
                        anchor: sequence.info.anchor))
            }
        }
    }

    mutating func compareViews(_ pairing: Pairing, original: Schema) {
        let target = new.schema.views
        for pair in presence(pairing, original.views, target, .view, isHeld: { $0.holds($1) }) {
            let view = target[pair.new]
            let before = old.schema.views[pair.old]
            let object = ObjectIdentity(.view, view.info.name)
            let former = compareNames(original.views[pair.old].info, view.info, .view)
            if old.text(of: before) == new.text(of: view) { continue }
            let count = changeCount(of: .view)
            if old.definitionText(of: before) != new.definitionText(of: view) {
                add(Change(.changed(.query), object, formerName: former, anchor: view.info.anchor))
            }
            if old.optionsText(of: before) != new.optionsText(of: view) {
                add(Change(.changed(.options), object, formerName: former, anchor: view.info.anchor))
            }
            compareIndexes(
                before.indexes, view.indexes, columns: (before.columns, view.columns), in: object, formerName: former,
                around: view.info.anchor)
            if changeCount(of: .view) == count {
                add(Change(.changed(.comment), object, formerName: former, anchor: view.info.anchor))
            }
        }
    }

    mutating func compareNamespaces() {
        guard new.isPostgreSQL else { return }
        let before = correspondence.old.schema.namespaces
        let after = new.schema.namespaces
        let pairing = correspondence.namespaces
        for pair in pairing.pairs where old.text(of: before[pair.old]) != new.text(of: after[pair.new]) {
            let former = before[pair.old].sqlName
            let isRenamed = former != after[pair.new].sqlName
            add(
                Change(
                    isRenamed ? .renamed(from: former) : .changed(.comment),
                    ObjectIdentity(.namespace, after[pair.new].name), anchor: after[pair.new].anchor))
        }
        for index in pairing.added {
            add(Change(.added, ObjectIdentity(.namespace, after[index].name), anchor: after[index].anchor))
        }
        for index in pairing.removed { addRemoval(of: ObjectIdentity(.namespace, before[index].name)) }
    }

    mutating func compareExtensions() {
        guard new.isPostgreSQL else { return }
        let before = old.schema.extensions
        let after = new.schema.extensions
        let pairing = correspondence.extensions
        for pair in pairing.pairs where old.text(of: before[pair.old]) != new.text(of: after[pair.new]) {
            add(
                Change(
                    .changed(.definition), ObjectIdentity(.extension, after[pair.new].name),
                    anchor: after[pair.new].anchor))
        }
        for index in pairing.added {
            add(Change(.added, ObjectIdentity(.extension, after[index].name), anchor: after[index].anchor))
        }
        for index in pairing.removed { addRemoval(of: ObjectIdentity(.extension, before[index].name)) }
    }

    mutating func compareOpaqueObjects() {
        let before = correspondence.oldOpaqueObjects
        let after = correspondence.newOpaqueObjects
        let pairing = correspondence.opaqueObjects
        for pair in pairing.pairs where old.text(of: before[pair.old]) != new.text(of: after[pair.new]) {
            add(
                Change(
                    .changed(.text), ObjectIdentity(.opaque, after[pair.new].name), anchor: after[pair.new].anchor))
        }
        for index in pairing.added {
            add(Change(.added, ObjectIdentity(.opaque, after[index].name), anchor: after[index].anchor))
        }
        for index in pairing.removed {
            let object = before[index]
            let owner = object.table.map { "\($0)." } ?? ""
            addRemoval(
                of: ObjectIdentity(.opaque, object.name), hint: "sql \(object.kind) \(owner)\(object.identity)")
        }
    }
}
