/// A schema with something of nearly everything that a page can show.
enum ShopSchema {
    static let text = #"""
        /// A shop.
        ///
        /// ## Words
        /// An *order* is what a `Customer` sends.
        schema Shop {
            databases: [postgresql(15), sqlite(3.37)]
        }

        namespace billing {
            /// A bill for an order.
            table Invoice as invoices @group("Money") @only(postgresql) {
                number: Int64 @primaryKey @identity(always, start: 1000)
                tenantID: Int32
                orderID: Int64
                total: Decimal(12, 2) @check(total >= 0)
                gross: Decimal(12, 2) @generated(total + total)

                /// One bill an order.
                unique(tenantID, orderID)
                foreignKey(tenantID, orderID) references Order(tenantID, id) @onDelete(restrict) @onUpdate(cascade)
            }
        }

        extension pgcrypto @only(postgresql)

        /// Where an order stands. Nothing leaves the last state.
        enum OrderStatus {
            open,
            /// Paid in full.
            paid as "PAID",
            lost @deprecated("use closed"),
        }

        /// What is most urgent.
        enum Urgency @storage(check) { low, high }

        /// A mailbox address.
        type EmailAddress = String(320) @storage(domain) check contains(value, "@")

        /// Somebody who buys. Has an address.
        table Customer as customers @group("People") {
            id: Int64 @primaryKey @identity
            /// Where the bills go, `a|b` or "x".
            email: EmailAddress @unique @sensitive
            referrerID: Customer.ID? @index @onDelete(setNull) @inverse(referred)
            name: String(80) = "nobody" @collate(postgresql: "C", sqlite: "NOCASE")
            oldName: String? @deprecated("use name")
            tags: [String]
            isActive: Bool @swiftDefault(true)
            updatedAt: Timestamp = now() @touch

            /// How urgent it is.
            computed urgency: Urgency? = isActive ? .high : nil

            /// For the search.
            index(name desc nullsLast, email) as customers_search include (id) where isActive @only(postgresql)
            check named: length(name) > 0 || oldName != nil
        }

        /// What a customer sends.
        table Order as orders @deprecated("use Basket") {
            tenantID: Int32
            id: Int64
            customerID: Customer.ID @onDelete(cascade)
            payerID: Customer.ID?
            status: OrderStatus = .open
            primaryKey(tenantID, id)
        }

        table Event as events @only(postgresql) @rowSecurity(enabled) {
            at: Timestamp
            kind: String
            partition by range(at) {
                /// The first.
                first from ("2025-01-01") to ("2025-07-01") { index(kind) as first_kind }
                second from ("2025-07-01") to ("2026-01-01") { partition by hash(kind) { one modulus 1 remainder 0 } }
                other default { foreignKey(kind) as other_kind references Customer(email) }
            }
        }

        /// The orders that are open.
        view OpenOrder as open_orders uses Order { id: Int64  status: OrderStatus } = sql "SELECT id, status FROM orders"

        /// Counts things.
        sequence ticket: Int32 @options(start: 5) @only(postgresql)

        /// Checks an order.
        sql trigger "order_check" on Order @only(postgresql) "CREATE TRIGGER order_check BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f()"
        """#
}
