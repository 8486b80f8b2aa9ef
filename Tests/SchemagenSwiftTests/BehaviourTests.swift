import Testing

/// Generated models compiled with warnings as errors and put to use.
@Suite struct BehaviourTests {
    static let shop = """
        /// Things that are sold.
        schema Shop { databases: [postgresql, sqlite] }

        /// How far an order is.
        enum Status { open, inTransit as "in transit", closed, lost @deprecated("use closed") }

        type Email = String(40) check contains(value, "@") check short: length(value) < 30
        type Timeout = Duration
        type Percentage = Int32 check value >= 0 && value <= 100

        table Customer as customers {
            id: UUID = uuid() @primaryKey
            email: Email
            nickname: String(5)? = "anon"
            secret: String? @sensitive
            old: String? @deprecated("use email")
            check notSelf: email != nickname
        }

        /// An order; `*/` and "quotes" are harmless.
        table Order as orders {
            number: Int64 @primaryKey @identity
            customerID: Customer.ID
            backupID: Customer.ID? @onDelete(setNull)
            status: Status = .open
            former: Status? = .closed
            priority: Int16 = 1
            count: Int32
            price: Int64?
            rate: Double = 0.5
            total: Decimal(10, 2) = 0
            discount: Percentage?
            wait: Duration?
            waits: [Duration]? @only(postgresql)
            timeout: Timeout?
            tags: [String(3)]
            code: Char(4)?
            at: Timestamp = now()
            `default`: Bool = false
            `self`: Int32? = 3
            `init`: String?
            large: Int64 @generated(count * 2)

            computed value: Int64? = count * price
            computed safe: Int64 = count * 2 + priority
            computed caught: Int64 = count * price ?? -1
            computed share: Double? = Double(count) / Double(priority) * 100.0
            computed scaled: Double? = rate * 1e300
            computed gross: Decimal(12, 2) = total + total
            computed rounded: Decimal(11, 1) = round(total, 1)
            computed isLost: Bool? = status == .lost || former in [.lost, .closed]
            computed isBig: Bool? = price > 10 && count > 1
            computed label: String = upper(trim(code ?? "none"))
            computed discounted: Percentage? = discount
            computed half: Int32? = count / priority
            computed size: Int16? = Int16(count)

            check positive: count > 0
            check priceFits: price == nil || price * 1000000000000 > 0
            check codeIsA: code == "a"
            check rateBelow: rate * 1e308 < 1e308
            check defaultOrder: status != .closed || former == .closed
            check wantsAll: priority in [1, 2, 3]
            check long: (count + priority) * 2 - (count - priority) * 3 + count % 7 < 1000 && count + 1 > 1 && count + 2 > 2 && count + 3 > 3 && count + 4 > 4 && count + 5 > 5 && count + 6 > 6
        }

        table OrderLine as order_lines {
            orderNumber: Order.ID
            position: Int32
            text: String(10)
            primaryKey(orderNumber, position)
        }

        table Note as notes {
            orderNumber: Order.ID @primaryKey
            body: String
        }

        table Tenant as tenants {
            group: Int32
            id: Int32
            primaryKey(group, id)
        }

        table Heap as heap { value: String? }
        """

    @Test func modelsBehave() throws {
        let models = try GeneratedModels(Self.shop)
        let program = ##"""
            import Foundation
            func json(_ value: some Encodable) throws -> String {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return String(decoding: try encoder.encode(value), as: UTF8.self)
            }
            func back<T: Codable & Equatable>(_ value: T) throws -> Bool {
                try JSONDecoder().decode(T.self, from: JSONEncoder().encode(value)) == value
            }
            let id = UUID(uuidString: "00000000-0000-0000-0000-000000000001")!
            let customer = Customer(id: Customer.ID(id), email: "a@b", nickname: nil, secret: "hidden")
            print(try json(customer.id), customer.id, try back(customer), try back(customer.id))
            print("\(customer)".contains("hidden"), String(reflecting: customer).contains("hidden"), customer.validate())
            var order = Order(
                number: 7, customerID: customer.id, status: .open, priority: 2, count: 3, rate: 0.25,
                total: 1.25, tags: ["abc"], at: Date(timeIntervalSince1970: 0), default: true, large: 6)
            order.wait = .milliseconds(1500)
            order.waits = [.microseconds(1), .seconds(-1)]
            order.timeout = Timeout(.seconds(2))
            print(try json(order))
            print(try back(order), order.id == 7, Order.ID(rawValue: 1) < 2)
            print(order.value as Any, order.safe, order.caught, order.share as Any, order.scaled as Any, order.gross, order.rounded)
            print(order.isLost as Any, order.isBig as Any, order.label, order.half as Any, order.size as Any)
            order.price = .max
            order.count = .max
            order.rate = 1.7e308
            order.priority = 0
            order.former = .closed
            order.code = "a   "
            print(order.value as Any, order.safe, order.caught, order.share as Any, order.scaled as Any)
            print(order.isLost as Any, order.isBig as Any, order.label, order.half as Any, order.size as Any)
            order.tags = ["abcd"]
            order.discount = 101
            order.code = "É"
            order.count = 0
            for violation in order.validate() { print(violation) }
            var draft = Order.Draft(customerID: customer.id, count: 1, tags: [])
            print(try json(draft))
            print(draft.validate())
            draft.former = nil
            draft.status = .closed
            draft.`self` = .value(4)
            draft.priority = 9
            print(try json(draft))
            for violation in draft.validate() { print(violation) }
            var person = Customer.Draft(email: "anon")
            print(person.validate().map(\.path), try json(person))
            person.nickname = .value("toolong")
            print(person.validate().map(\.description))
            do { _ = try JSONDecoder().decode(Status.self, from: Data(#""nowhere""#.utf8)) } catch DecodingError.dataCorrupted(let context) {
                print(context.debugDescription)
            }
            print(Status.allCases.count, try back(Status.inTransit), try json(Status.inTransit))
            print(Email(validating: "nothing") as Any, Email(validating: "a@b")!, try json(Email("a@b")))
            let line = OrderLine(orderNumber: 1, position: 2, text: "x")
            print(line.id, try json(line.id), try back(line.id), OrderLine.columnNames, OrderLine.tableName, OrderLine.Columns.orderNumber)
            print(Note(orderNumber: 1, body: "").id == order.id, Tenant(group: 1, id: 2).primaryKey.id)
            print(try json(Heap.Draft()), try json(Heap(value: "x")), ShopSchema.name, ShopSchema.tableNames.count)
            """##
        let expected = #"""
            "00000000-0000-0000-0000-000000000001" 00000000-0000-0000-0000-000000000001 true true
            false false []
            {"at":-978307200,"count":3,"customer_id":"00000000-0000-0000-0000-000000000001","default":true,"large":6,"number":7,"priority":2,"rate":0.25,"status":"open","tags":["abc"],"timeout":2000000,"total":1.25,"wait":1500000,"waits":[1,-1000000]}
            true true true
            nil 8 -1 Optional(150.0) Optional(2.5e+299) 2.5 1.3
            nil nil NONE Optional(1) Optional(3)
            nil 4294967294 -1 nil nil
            Optional(true) Optional(true) A nil nil
            Order.discount does not hold (percentage_check)
            Order.tags is longer than 3 characters
            Order.positive does not hold (orders_positive_check)
            Order.priceFits leaves the range of its numbers (orders_price_fits_check)
            Order.codeIsA does not hold (orders_code_is_a_check)
            Order.rateBelow leaves the range of its numbers (orders_rate_below_check)
            Order.wantsAll does not hold (orders_wants_all_check)
            Order.long does not hold (orders_long_check)
            {"count":1,"customer_id":"00000000-0000-0000-0000-000000000001","tags":[]}
            []
            {"count":1,"customer_id":"00000000-0000-0000-0000-000000000001","former":null,"priority":9,"self":4,"status":"closed","tags":[]}
            Order.wantsAll does not hold (orders_wants_all_check)
            ["Customer.email", "Customer.notSelf"] {"email":"anon"}
            ["Customer.email does not hold (email_check)", "Customer.nickname is longer than 5 characters"]
            unknown Status "nowhere"; known: open, in transit, closed, lost
            4 true "in transit"
            nil a@b "a@b"
            ID(orderNumber: 1, position: 2) {"order_number":1,"position":2} true ["order_number", "position", "text"] order_lines order_number
            false 2
            {} {"value":"x"} Shop 6

            """#
        let output = try models.run(program)
        #expect(output == expected)
    }

    @Test func typesAroundOneValueAreCodedAsThatValue() throws {
        let models = try GeneratedModels(
            """
            schema Shop { databases: [postgresql] }
            type Email = String
            type Flag = Bool
            type Rate = Double
            type Moment = Timestamp
            type Tags = [String]
            type Contact = Email
            table Customer as customers { id: UUID @primaryKey }
            table Order as orders { id: Contact @primaryKey }
            table Wrapper as wrappers { id: Int16 @primaryKey
                other: Customer.ID? }
            """)
        let output = try models.run(
            ##"""
            import Foundation
            func check<T: Codable & Hashable & RawRepresentable>(_ value: T) throws where T.RawValue: Codable {
                let bytes = try JSONEncoder().encode([value])
                let raw = try JSONEncoder().encode([value.rawValue])
                print(value, bytes == raw, try JSONDecoder().decode([T].self, from: bytes) == [value])
            }
            let email: Email = "a@b", flag: Flag = true, rate: Rate = 1.5, id: Wrapper.ID = 3
            try check(email)
            try check(flag)
            try check(rate)
            try check(id)
            try check(Tags(["a", "b"]))
            try check(Moment(Date(timeIntervalSince1970: 0)))
            try check(Customer.ID(UUID(uuidString: "00000000-0000-0000-0000-00000000000A")!))
            try check(Order.ID(Contact("a@b")))
            print(email < "b", rate > 1.0, id < 4, Order.ID(Contact("a")) < Order.ID(Contact("b")))
            print([id: 1][3] ?? 0, Set([email, "a@b"]).count, Moment(.distantPast) < Moment(.distantFuture))
            """##)
        #expect(
            output == """
                a@b true true
                true true true
                1.5 true true
                3 true true
                ["a", "b"] true true
                1970-01-01 00:00:00 +0000 true true
                00000000-0000-0000-0000-00000000000A true true
                a@b true true
                true true true true
                1 1 true

                """)
    }

    /// A list of ids or of values of a type counts as a list of what they hold.
    @Test func listsOfWrappedValuesAreConverted() throws {
        let models = try GeneratedModels(
            """
            schema Test {}
            type Tag = String
            type Tags = [Tag]
            table Lead as leads { id: Int64 @primaryKey }
            table Item as items {
                id: Int64 @primaryKey
                leads: [Lead.ID]
                numbers: [Int64]?
                tags: [Tag]?
                named: Tags
                isOn: Bool
                computed a: [Int64] = leads
                computed b: [Lead.ID] = numbers ?? leads
                computed c: [String]? = tags
                computed d: [Tag] = isOn ? tags ?? named : named
                computed e: Tags? = tags
                computed f: [Tag]? = tags
                computed g: [String] = named
            }
            """)
        let output = try models.run(
            """
            let item = Item(id: 1, leads: [2, 3], numbers: [4], tags: ["x"], named: Tags(["y"]), isOn: true)
            print(item.a, item.b, item.c ?? [], item.d, item.e?.rawValue ?? [], item.f ?? [], item.g)
            let other = Item(id: 1, leads: [2], named: Tags([]), isOn: true)
            print(other.a, other.b, other.c == nil, other.d, other.e == nil, other.f == nil, other.g)
            """)
        #expect(
            output == """
                [2, 3] [4] ["x"] [x] [x] [x] ["y"]
                [2] [2] true [] true true []

                """)
    }
}
