import sys; sys.path.insert(0,'/work/main/tests/integration/analytics')
import random
from hypothesis import given, settings, HealthCheck, strategies as st
import test_sessions_agree as T
body=T.test_three_ways_give_the_same_sessions_in_any_order_of_arrival.hypothesis.inner_test
@settings(max_examples=400,deadline=None,suppress_health_check=list(HealthCheck),database=None)
@given(visits=st.lists(T.VISIT,min_size=1,max_size=5),order=st.randoms(use_true_random=False))
def test_many(events,visits,order):
    body(events,visits,order)
