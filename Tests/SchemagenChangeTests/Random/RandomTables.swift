import SchemagenModel

/// Tables, mixins, virtual tables and partitions.
extension RandomSchema {
    mutating func addTable(_ random: inout RandomNumbers) -> Bool {
        if isPostgreSQL, !isForBoth, random.chance(10) { return addPartitioned(&random) }
        var table = Thing(number(), .table, "table")
        name(&table, &random)
        random.pick(Self.keys).make(&self, &table, &random)
        if !things(.mixin).isEmpty, random.chance(35) { table.mixins = [random.pick(things(.mixin)).number] }
        if isForBoth, random.chance(6) {
            table.only = random.chance(50) ? .postgresql : .sqlite
            table.label = "table of one database"
        }
        if isPostgreSQL, !isForBoth, random.chance(6), let base = tables.randomElement(using: &random) {
            table.set(Thing.Mark(key: "inherits", text: "@inherits(\(name: base.number))", label: "@inherits"))
        }
        things.append(table)
        for _ in 0..<(1 + random.below(5)) {
            if let column = column(&random) { update(table.number) { $0.children.append(column) } }
        }
        for _ in 0..<random.below(5) { _ = attemptPart(of: table.number, &random) }
        return true
    }

    /// Adds a part if the schema stays one.
    mutating func attemptPart(of number: Int, _ random: inout RandomNumbers) -> Bool {
        attempt(&random) { schema, random in schema.addPart(to: number, &random) }
    }

    /// Gives something at the top of the schema names, a namespace and a comment.
    mutating func name(_ thing: inout Thing, _ random: inout RandomNumbers, capital: Bool = true) {
        thing.name = fresh(&random, capital: capital)
        thing.sqlName = sqlName(&random)
        if random.chance(35), let namespace = things(.namespace).randomElement(using: &random) {
            thing.namespace = namespace.number
        }
        if random.chance(30) { thing.comment = remark(&random) }
    }

    mutating func addNamespace(_ random: inout RandomNumbers) -> Bool {
        var namespace = Thing(number(), .namespace, "namespace")
        namespace.name = fresh(&random)
        namespace.sqlName = sqlName(&random)
        if random.chance(30) { namespace.comment = remark(&random) }
        things.append(namespace)
        return true
    }

    mutating func addMixin(_ random: inout RandomNumbers) -> Bool {
        var mixin = Thing(number(), .mixin, "mixin")
        mixin.name = fresh(&random, capital: true)
        for _ in 0..<(1 + random.below(2)) {
            if let column = column(&random) { mixin.children.append(column) }
        }
        guard let column = mixin.children.first else { return false }
        if random.chance(40), has(.ordered, column) {
            var index = Thing(number(), .index, "index of mixin")
            index.value = "\(name: column.number)"
            index.only = column.only
            mixin.children.append(index)
        }
        things.append(mixin)
        return true
    }

    mutating func addVirtualTable(_ random: inout RandomNumbers) -> Bool {
        guard isSQLite, !isForBoth else { return false }
        var table = Thing(number(), .virtualTable, "virtual table")
        table.name = fresh(&random, capital: true)
        table.sqlName = "virtual\(number())"
        var names: [String] = []
        for _ in 0..<(1 + random.below(2)) {
            var column = Thing(number(), .column, "column of virtual table")
            column.name = "text\(number())"
            column.sqlName = column.name
            column.sort = .plain("String")
            names.append(column.name)
            table.children.append(column)
        }
        let options = random.pick(["", ", tokenize = 'porter'", ", prefix = '2'"])
        table.value = "using \"fts5(\(names.joined(separator: ", "))\(options))\""
        things.append(table)
        return true
    }

    // MARK: Partitions

    /// The ways to divide a table, by label.
    static let partitionings = ["partition by range", "partition by list", "partition by hash"]

    mutating func addPartitioned(_ random: inout RandomNumbers) -> Bool {
        var table = Thing(number(), .table, "table with partitions")
        name(&table, &random)
        var column = Thing(number(), .column, "column Int32")
        column.name = fresh(&random)
        column.sqlName = sqlName(&random)
        column.sort = .plain("Int32")
        table.children.append(column)
        if random.chance(60) {
            var other = keyColumn(&random)
            other.comment = remark(&random)
            var key = Thing(number(), .primaryKey, "key composite")
            key.value = "\(name: column.number), \(name: other.number)"
            table.children += [other, key]
        }
        let way = random.pick(Self.partitionings)
        var partitioning = Thing(number(), .partitioning, way)
        partitioning.value = "\(way)(\(name: column.number))"
        let count = 1 + random.below(3)
        for offset in 0..<count {
            var partition = Thing(number(), .partition, "partition")
            partition.name = "part\(number())"
            partition.sqlName = sqlName(&random)
            switch way {
            case "partition by range":
                partition.tail =
                    "from (\(offset == 0 ? "minvalue" : String(offset * 10))) to (\(String((offset + 1) * 10)))"
            case "partition by list": partition.tail = "in [\(String(offset * 2)), \(String(offset * 2 + 1))]"
            default: partition.tail = "modulus \(String(count)) remainder \(String(offset))"
            }
            partitioning.children.append(partition)
        }
        if way != "partition by hash" {
            var partition = Thing(number(), .partition, "partition default")
            partition.name = "rest\(number())"
            partition.tail = "default"
            partitioning.children.append(partition)
        }
        table.children.append(partitioning)
        things.append(table)
        for _ in 0..<random.below(3) {
            if let column = self.column(&random) { update(table.number) { $0.children.append(column) } }
        }
        for _ in 0..<random.below(3) { _ = attemptPart(of: table.number, &random) }
        return true
    }
}
