/// What scripts need to be allowed on PostgreSQL, told from what they change.
///
/// Asked is what the server itself would ask.
struct PrivilegeNeeds {
    /// Each with the scripts, by their numbers from 0, that need it.
    private(set) var needs: [(need: PrivilegeNeed, scripts: [Int])] = []

    private var places: [PrivilegeNeed: Int] = [:]
    /// What the scripts so far made: it belongs to the role that runs them.
    private var made: Set<CatalogueIdentity> = []
    /// The names in schemas of all that they made.
    private var madeNames: Set<[String]> = []
    private var script = 0

    /// - Parameter changes: What the scripts do; nil where it is not known.
    init(_ changes: StructuralChanges?) {
        for (number, step) in (changes?.steps ?? []).enumerated() {
            script = number
            for object in step.after.objects
            where object.identity.path.count <= 2 && step.before[object.identity] == nil {
                made.insert(object.identity)
                if object.identity.path.count == 2 { madeNames.insert(object.identity.path) }
            }
            for difference in step.differences { note(difference, step) }
            for object in step.after.objects where step.before[object.identity] != object { noteUses(of: object, step) }
        }
    }

    mutating func add(
        _ thing: PrivilegeNeed.Thing, _ right: PrivilegeNeed.Right, _ path: [String] = [], columns: [String] = [],
        ownerOf: [String] = []
    ) {
        let need = PrivilegeNeed(thing: thing, right: right, path: path, columns: columns, ownerOf: ownerOf)
        if let place = places[need] {
            if needs[place].scripts.last != script { needs[place].scripts.append(script) }
        } else {
            places[need] = needs.count
            needs.append((need, [script]))
        }
    }

    /// Whether the scripts made the object of a name in a schema.
    func isMade(_ path: [String]) -> Bool { madeNames.contains(path) || isMade(schema: path.first) }

    private func isMade(schema: String?) -> Bool {
        schema.map { made.contains(CatalogueIdentity(.namespace, [$0])) } ?? false
    }

    /// The schema of something that is named, unless it is the scripts' own or everybody's.
    mutating func addUsage(ofSchema schema: String) {
        guard !isMade(schema: schema), schema != "pg_catalog", schema != "information_schema" else { return }
        add(.schema, .usage, [schema])
    }

    /// What a script needs that runs in batches.
    mutating func noteBatches(_ update: BatchedUpdate, _ number: Int) {
        script = number
        add(.progress, .owner)
        let path = update.table.count == 1 ? ["public"] + update.table : update.table
        guard path.count == 2, !isMade(path) else { return }
        addUsage(ofSchema: path[0])
        add(.relation, .update, path, columns: update.columns)
        add(.relation, .select, path, columns: update.directive.key)
    }

    private mutating func addCreation(inSchema schema: String) {
        addUsage(ofSchema: schema)
        if !isMade(schema: schema) { add(.schema, .create, [schema]) }
    }

    // MARK: What is made, changed and dropped

    private mutating func note(_ difference: CatalogueDifference, _ step: StructuralChanges.Step) {
        let object = difference.object
        switch object.path.count {
        case _ where object.kind == .defaultPrivileges: noteOutsideSchemas(difference, step)
        case 3...: notePart(difference, step)
        case 2 where PrivilegeNeed.Thing(object.kind) != nil: noteInSchema(difference)
        default: noteOutsideSchemas(difference, step)
        }
    }

    /// A column, a constraint, an index, a trigger of something.
    private mutating func notePart(_ difference: CatalogueDifference, _ step: StructuralChanges.Step) {
        let object = difference.object
        let root = Array(object.path.prefix(2))
        guard !isMade(root), let thing = PrivilegeNeed.Thing(ofPartsOf: root, in: step.before) else { return }
        addUsage(ofSchema: root[0])
        switch (difference.difference, object.kind) {
        case (.unexpected, .trigger): add(thing, .trigger, root)
        case (.missing, .index): add(thing, .drop, root)
        case (.unexpected, .index), (.unexpected, .primaryKey), (.unexpected, .uniqueConstraint),
            (.unexpected, .exclusionConstraint):
            add(thing, .owner, root)
            // An index is a relation of its own.
            addCreation(inSchema: root[0])
        default: add(thing, .owner, root)
        }
    }

    private mutating func noteInSchema(_ difference: CatalogueDifference) {
        let object = difference.object
        guard let thing = PrivilegeNeed.Thing(object.kind) else { return }
        if case .unexpected = difference.difference { return addCreation(inSchema: object.path[0]) }
        guard !isMade(object.path) else { return }
        addUsage(ofSchema: object.path[0])
        if case .missing = difference.difference { return add(thing, .drop, object.path) }
        add(thing, .owner, object.path)
        // CREATE OR REPLACE asks for what CREATE asks for.
        if thing == .routine, case .fact(let fact, _, _) = difference.difference, fact != .comment, fact != .grants {
            addCreation(inSchema: object.path[0])
        }
    }

    private mutating func noteOutsideSchemas(_ difference: CatalogueDifference, _ step: StructuralChanges.Step) {
        let object = difference.object
        let isNew = if case .unexpected = difference.difference { true } else { false }
        if !isNew, made.contains(object) { return }
        switch object.kind {
        case .namespace: isNew ? add(.database, .create) : add(.schema, .owner, object.path)
        case .extension: add(.extension, isNew ? .create : .owner, object.path + extensionVersion(object, step))
        case .publication:
            if isNew { add(.database, .create) } else { add(.publication, .owner, object.path) }
            if step.after[object]?.flag(.isForAllTables) == true, step.before[object]?.flag(.isForAllTables) != true {
                add(.superuser, .member, [object.description])
            }
        case .foreignServer: if !isNew { add(.foreignServer, .owner, object.path) }
        case .foreignDataWrapper, .eventTrigger, .language:
            let thing = PrivilegeNeed.Thing(outsideSchemas: object.kind)
            if isNew { add(.superuser, .member, [object.description]) } else { add(thing, .owner, object.path) }
        case .accessMethod, .operatorClass, .operatorFamily, .baseType, .textSearchParser, .textSearchTemplate:
            add(.superuser, .member, [object.description])
        // Those of the database's owner are said of `owner`: of whoever runs the script.
        case .defaultPrivileges: if let role = object.path.last, role != "owner" { add(.role, .member, [role]) }
        default: break
        }
    }

    private func extensionVersion(_ object: CatalogueIdentity, _ step: StructuralChanges.Step) -> [String] {
        [step.after[object]?.text(.version), step.after[object]?.text(.schema)].compactMap(\.self)
    }
}

extension PrivilegeNeed.Thing {
    /// What owns an object of a schema.
    fileprivate init?(_ kind: CatalogueKind) {
        switch kind {
        case .table, .foreignTable, .view, .materializedView, .sequence: self = .relation
        case .enumeration, .domain, .compositeType, .rangeType: self = .type
        case .function, .procedure, .aggregate: self = .routine
        case .operator: self = .operator
        case .statistics: self = .statistics
        case .collation: self = .collation
        case .conversion: self = .conversion
        case .textSearchConfiguration: self = .textSearchConfiguration
        case .textSearchDictionary: self = .textSearchDictionary
        default: return nil
        }
    }

    fileprivate init(outsideSchemas kind: CatalogueKind) {
        switch kind {
        case .foreignDataWrapper: self = .foreignDataWrapper
        case .eventTrigger: self = .eventTrigger
        default: self = .language
        }
    }

    /// What the parts of something belong to; nil where it is not there.
    fileprivate init?(ofPartsOf path: [String], in catalogue: DatabaseCatalogue) {
        func has(_ kinds: CatalogueKind...) -> Bool {
            kinds.contains { catalogue[CatalogueIdentity($0, path)] != nil }
        }
        if has(.table, .foreignTable, .view, .materializedView) {
            self = .relation
        } else if has(.domain, .compositeType) {
            self = .type
        } else {
            return nil
        }
    }
}
