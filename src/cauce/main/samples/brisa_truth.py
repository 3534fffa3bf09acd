"""What was planted in Tienda Brisa: the numbers the generator uses and an analysis should find.

    checkout    Product Added → Checkout Started → Order Completed in one session: ``CHECKOUT_GIVEN_ADD``,
                ``ORDER_GIVEN_CHECKOUT`` (whoever it is; the outage aside)
    onboarding  Signed Up → Newsletter Subscribed within a day: ``NEWSLETTER_GIVEN_SIGN_UP``
    retention   first Signed Up, return Product Viewed, weeks counted from the sign-up (rolling), on that
                week: ``WEEKLY_RETENTION``
    channel     a session from the newsletter adds to the cart ``EMAIL_LIFT`` times as often as another
    search      a session with Product Searched adds ``SEARCH_LIFT`` times as often (correlated property)
    club        a person with the trait plan = club adds ``CLUB_LIFT`` times as often
    price test  product ``PRICE_TEST_SKU``: variant B (``PRICE_B``) is added ``PRICE_LIFT`` times as often as
                variant A (``PRICE_A``) when it is the last product a session views
    outage      on the day ``OUTAGE_DAYS_AGO`` before the end, 09–21 h UTC, every payment fails: Payment
                Failed instead of Order Completed
    spike       on the day ``SPIKE_DAYS_AGO`` before the end ``SPIKE_VISITORS`` people come from television,
                look at one page and leave

Chances, not quotas: over some thousand sessions a measured value lies within a few percent of them.
"""

PEOPLE = 5_000
CUSTOMERS = 1_150
"""They had an account before the first day."""
NEWCOMERS = 2_250
"""They sign up during the 90 days; everybody else stays anonymous."""
DAYS = 90

BASE_ADD = 0.16
CHECKOUT_GIVEN_ADD = 0.58
ORDER_GIVEN_CHECKOUT = 0.72
NEWSLETTER_GIVEN_SIGN_UP = 0.40

WEEKLY_RETENTION = (1.0, 0.46, 0.38, 0.33, 0.30, 0.28, 0.26, 0.25, 0.24, 0.235, 0.23, 0.225, 0.22)
"""Chance that a person comes back in week k after signing up; week 0 is the sign-up itself."""
CUSTOMER_WEEKLY = 0.45

EMAIL_LIFT = 1.8
SEARCH_LIFT = 1.5
CLUB_LIFT = 1.4
CLUB_SHARE = 0.22

PRICE_TEST_SKU = "TB-001"
PRICE_TEST_DAYS = 30
PRICE_A, PRICE_B = 24.9, 19.9
PRICE_LIFT = 1.6

OUTAGE_DAYS_AGO = 23
OUTAGE_HOURS_UTC = (9, 21)
SPIKE_DAYS_AGO = 40
SPIKE_VISITORS = 450

LATE_SHARE = 0.06
"""Of app sessions: made without a connection, arriving one to five days later."""
DUPLICATE_SHARE = 0.004
"""Of events: sent a second time with the same message id."""
SKEWED_SHARE = 0.02
"""Of app users: the device's clock is wrong by minutes or hours; ``sentAt`` tells."""
TWO_ACCOUNTS = 25
"""Newcomers who had opened two accounts, joined by an alias call."""
TICKS_PER_S = 0.5
"""Events a second while the demo runs, over a day's mean."""
